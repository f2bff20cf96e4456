using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.ProductKit;
using Microsoft.Playwright;
using Orleans.Core.Internal;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>What customers send beside words, through real webhooks of each platform, and a line that breaks while they do.</summary>
[Collection(BrowserTests.Name)]
public sealed class KindTests(BrowserFixture browser, SharedProduct shared) : IClassFixture<SharedProduct>
{
    [Fact]
    public async Task EveryKindOnWhatsAppShowsAsWhatItIs()
    {
        var page = await shared.Open(browser);
        var ines = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000081", new CustomerProfile { Name = "Ines Rook" });
        var first = await ines.SendText("Look at all this");
        await ines.View.NextFromBusiness(CancellationToken.None);
        await ines.SendImage(caption: "The cracked one");
        await ines.SendAudio();
        await ines.SendDocument();
        await ines.SendSticker();
        await ines.SendLocation(52.5208, 13.4095, "Studio door", "Alexanderplatz 1");
        await ines.SendContactCard("Paul Carrier", "+4915199900011");
        await Open(page, "Ines Rook");
        foreach (var words in new[] { "The cracked one", "document.pdf", "Studio door", "Alexanderplatz 1", "Paul Carrier" })
        {
            await Expect(Log(page)).ToContainTextAsync(words);
        }

        await Expect(Log(page).Locator("audio")).ToHaveCountAsync(1);
        await Expect(Log(page).GetByRole(AriaRole.Img, new() { Name = "Sticker" })).ToBeVisibleAsync();

        // Both ways: the customer reacts to the agent's answer, and takes it back.
        var answer = ines.View.Messages.First(static message => message.FromBusiness).Id;
        await ines.React(answer, "❤️");
        await Expect(Log(page).GetByLabel("Ines reacted with ❤️")).ToBeVisibleAsync();
        await ines.Unreact(answer);
        await Expect(Log(page).GetByLabel("Ines reacted with ❤️")).ToHaveCountAsync(0);
        await Screens.Take(page, "kinds-whatsapp-1440-light");
        Assert.NotEmpty(first.MessageId);
    }

    [Fact]
    public async Task StoriesEditsAndWhatWasTakenBackShowOnInstagram()
    {
        var page = await shared.Open(browser);
        var yuki = shared.Product.Meta.Customer(Platform.Instagram, Product.Assets.InstagramId, "5500123456780081", new CustomerProfile { Name = "Yuki Arai", Username = "yuki.arai" });
        var edited = await yuki.SendText("Do you have it in red?");
        await yuki.View.NextFromBusiness(CancellationToken.None);
        var taken = await yuki.SendText("My card number is 4242");
        await yuki.SendText("Lovely kiln", new MessageExtras { StoryId = "17900000000000001" });
        await yuki.Send(yuki.Compose.StoryMention(MediaFile.Picture));
        await page.GotoAsync("/inbox/acme");
        await page.Locator(".rows a.row").Filter(new() { Has = page.GetByText("Yuki Arai", new() { Exact = true }) }).ClickAsync();
        await Expect(Log(page)).ToContainTextAsync("My card number is 4242");
        await Expect(Log(page)).ToContainTextAsync("Answers your story");
        await Expect(Log(page)).ToContainTextAsync("Mentioned you in a story");

        // Live, in the open thread.
        await yuki.Edit(edited.MessageId, "Do you have it in blue?");
        await Expect(Log(page)).ToContainTextAsync("Do you have it in blue?");
        await Expect(Log(page)).ToContainTextAsync("edited");
        await yuki.Unsend(taken.MessageId);
        await Expect(Log(page)).ToContainTextAsync("Yuki took this message back");
        await Expect(Log(page)).Not.ToContainTextAsync("My card number is 4242");
        await Screens.Take(page, "kinds-instagram-1440-light");
    }

    [Fact]
    public async Task ABrokenLineShowsAndLeavesNoGapAndNothingTwice()
    {
        var page = await shared.Open(browser);
        var lines = new List<IWebSocketRoute>();
        var isCut = false;
        await page.Context.RouteWebSocketAsync("**/_blazor*", line =>
        {
            if (isCut)
            {
                _ = line.CloseAsync();
                return;
            }

            line.ConnectToServer();
            lines.Add(line);
        });
        await page.Context.RouteAsync("**/_blazor/negotiate*", route => isCut ? route.AbortAsync() : route.ContinueAsync());
        var otis = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000082", new CustomerProfile { Name = "Otis Gray" });
        await otis.SendText("Message 0");
        await otis.View.NextFromBusiness(CancellationToken.None);
        await Open(page, "Otis Gray");
        await Expect(Log(page)).ToContainTextAsync("Message 0");

        // The socket breaks, and the grains forget who watched: both sides of the line are gone.
        isCut = true;
        foreach (var line in lines)
        {
            await line.CloseAsync();
        }

        await Expect(page.GetByText("What you write is kept and sent when the line is back.")).ToBeVisibleAsync();
        for (var number = 1; number <= 5; number++)
        {
            await otis.SendText(FormattableString.Invariant($"Message {number}"));
            await otis.View.NextFromBusiness(CancellationToken.None);
        }

        await shared.Product.Grains.GetGrain<IInboxGrain>("acme").AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await shared.Product.Grains.GetGrain<Chatbotics.Grains.Abstractions.Conversations.IConversationGrain>(Key).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Screens.Take(page, "line-broken-1440-light");
        isCut = false;
        await page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();
        await Expect(page.GetByText("What you write is kept")).ToBeHiddenAsync();

        // Everything is there once, in order, and it goes on live.
        await otis.SendText("Message 6");
        await Expect(Log(page)).ToContainTextAsync("Message 6");
        for (var number = 0; number <= 6; number++)
        {
            await Expect(Log(page).GetByText(FormattableString.Invariant($"Message {number}"), new() { Exact = true })).ToHaveCountAsync(1);
        }

        var texts = await Log(page).Locator(".msg:not(.out) .bub").AllInnerTextsAsync();
        Assert.Equal(Enumerable.Range(0, 7).Select(static number => FormattableString.Invariant($"Message {number}")), texts.Select(static text => text.Trim()));
    }

    private static string Key => $"acme/{ChannelPlatform.WhatsApp.Name()}/{Product.Assets.PhoneNumberId}/4915100000082";

    private static async Task Open(IPage page, string name)
    {
        await page.GotoAsync("/inbox/acme");
        await page.Locator(".rows a.row").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) }).ClickAsync();
        await Expect(page.Locator(".th-head .nm")).ToHaveTextAsync(name);
    }

    private static ILocator Log(IPage page) => page.GetByRole(AriaRole.Log, new() { Name = "Messages" });
}
