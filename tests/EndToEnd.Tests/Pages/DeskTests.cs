using System.Globalization;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.ProductKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>A desk of the real product: received, filtered, assigned, taken over while the agent answers, failed and sent again, resolved together.</summary>
[Collection(BrowserTests.Name)]
public sealed class DeskTests(BrowserFixture browser, SharedProduct shared) : IClassFixture<SharedProduct>
{
    [Fact]
    public async Task ATakeoverWhileTheAgentAnswersLeavesOneAnswer()
    {
        var page = await shared.Open(browser);
        var nora = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000011", new CustomerProfile { Name = "Nora Vale" });
        shared.Assistant.Hold();
        await nora.SendText("When are you open?");
        await shared.Assistant.Begun.Task;
        await page.GotoAsync("/inbox/acme");
        await Row(page, "Nora Vale").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(page.Locator(".holder")).ToContainTextAsync("You hold this conversation.");
        shared.Assistant.LetGo();
        await shared.Assistant.Ended.Task;
        await Reply(page, "Hello Nora, until six today.");
        Assert.Equal("Hello Nora, until six today.", (await nora.View.NextFromBusiness(CancellationToken.None)).Text);
        await Expect(page.Locator(".msg.out").Filter(new() { HasText = "Hello Nora" }).GetByRole(AriaRole.Img, new() { NameRegex = Pattern.Of("^(Delivered|Read)$") })).ToBeVisibleAsync();
        Assert.DoesNotContain(nora.View.Messages, static message => message.Text == "The agent answers.");
    }

    [Fact]
    public async Task WhatFailedSaysWhyAndIsSentAgainOnce()
    {
        var page = await shared.Open(browser);
        var otto = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000012", new CustomerProfile { Name = "Otto Lind" });
        await otto.SendText("Hello?");
        await otto.View.NextFromBusiness(CancellationToken.None);
        await page.GotoAsync("/inbox/acme");
        await Row(page, "Otto Lind").ClickAsync();
        using var fault = shared.Product.Meta.Faults.Add(Fault.FailedStatus(131016).To("4915100000012").Next(1));
        await Reply(page, "Your planter is ready.");
        await Expect(Log(page)).ToContainTextAsync("Not sent.");
        await Screens.Take(page, "desk-failed-1440-light");
        await Log(page).GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        var sent = page.Locator(".msg.out").Filter(new() { HasText = "Your planter is ready." });
        await Expect(sent.GetByRole(AriaRole.Img, new() { NameRegex = Pattern.Of("^(Delivered|Read)$") })).ToBeVisibleAsync();
        await Expect(Log(page)).Not.ToContainTextAsync("Not sent.");
        await Expect(sent).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task SomebodyUnnamedCanBeReadAssignedFilteredAndResolvedWithOthers()
    {
        var page = await shared.Open(browser);

        // Meta doesn't name those who have not agreed to it.
        using var unnamed = shared.Product.Meta.Faults.Add(Fault.Answer(230).On(CallKind.Other).For("7700123456789012"));
        var guest = shared.Product.Meta.Customer(Platform.Messenger, Product.Assets.PageId, "7700123456789012");
        await guest.SendText("Do you ship to Norway?");
        await guest.View.NextFromBusiness(CancellationToken.None);
        var other = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000013");
        await other.SendText("Hi there");
        await other.View.NextFromBusiness(CancellationToken.None);

        // Nobody reads a platform's id.
        await page.GotoAsync("/inbox/acme");
        await Expect(Row(page, "Customer 0013")).ToBeVisibleAsync();
        await Row(page, "Guest 9012").ClickAsync();
        await Expect(Log(page)).ToContainTextAsync("Do you ship to Norway?");
        await Expect(page.GetByText("7700123456789012")).ToHaveCountAsync(0);

        await page.Locator("summary[aria-label='Assignee: Nobody']").ClickAsync();
        await page.Locator(".ctx .menu").GetByRole(AriaRole.Button, new() { Name = "Me", Exact = true }).ClickAsync();
        await Expect(Row(page, "Guest 9012")).ToHaveAttributeAsync("data-owner", "person");
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Pattern.Of("^Mine") }).ClickAsync();
        await Expect(Row(page, "Guest 9012")).ToBeVisibleAsync();
        await Expect(Row(page, "Customer 0013")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Pattern.Of("^All") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Select several" }).ClickAsync();
        await page.GetByLabel("Select Guest 9012").CheckAsync();
        await page.GetByLabel("Select Customer 0013").CheckAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(page.GetByText("2 conversations resolved.")).ToBeVisibleAsync();
        await Expect(Row(page, "Customer 0013")).ToHaveCountAsync(0);

        // The open one stays where it is read.
        await Expect(page.Locator(".holder")).ToContainTextAsync("This conversation is resolved.");
        await Screens.Take(page, "desk-resolved-1440-light");
    }

    [Fact]
    public async Task TwoPeopleSeeEachOtherInOneConversation()
    {
        var olga = await shared.Open(browser);
        var mia = await shared.Join(browser, await shared.Invite("mia@shop.test", "agent"), "Mia Berg");
        var rosa = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000014", new CustomerProfile { Name = "Rosa Lund" });
        await rosa.SendText("Is the kiln free on Sunday?");
        await rosa.View.NextFromBusiness(CancellationToken.None);
        await olga.GotoAsync("/inbox/acme");
        await Row(olga, "Rosa Lund").ClickAsync();
        await Expect(Box(olga)).ToBeVisibleAsync();
        await Expect(olga.Locator(".others")).ToHaveCountAsync(0);

        await mia.GotoAsync(new Uri(olga.Url).PathAndQuery);
        await Expect(mia.Locator(".others")).ToContainTextAsync("Olga Owner is also looking");
        await Expect(olga.Locator(".others")).ToContainTextAsync("Mia Berg is also looking");
        await Box(mia).PressSequentiallyAsync("Yes, from");
        await Expect(olga.Locator(".others")).ToContainTextAsync("Mia Berg is writing here");
        await Screens.Take(olga, "desk-presence-1440-light");
        await mia.Keyboard.PressAsync("Alt+p");
        await Box(mia).PressSequentiallyAsync("She means the small one.");
        await Expect(olga.Locator(".others")).ToContainTextAsync("Mia Berg is writing a note");
        await Box(mia).PressAsync("Enter");
        await Expect(Log(olga).Locator(".note")).ToContainTextAsync("She means the small one.");
        await mia.GotoAsync("/inbox/acme");
        await Expect(olga.Locator(".others")).ToHaveCountAsync(0);
        await mia.Context.CloseAsync();
    }

    [Fact]
    public async Task AFilterOfSeveralConditionsIsKeptUsedRenamedAndDeleted()
    {
        var page = await shared.Open(browser);
        var label = await shared.Make("/labels", """{"name":"Glazes","colour":"green"}""");
        foreach (var (number, name, priority) in new[] { ("4915100000015", "Ada Kiln", ConversationPriority.High), ("4915100000016", "Ben Clay", ConversationPriority.Low) })
        {
            var customer = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, number, new CustomerProfile { Name = name });
            await customer.SendText("Which glaze is it?");
            await customer.View.NextFromBusiness(CancellationToken.None);
            using var engine = Caller.Use(Caller.Engine);
            var conversation = shared.Product.Grains.GetGrain<IConversationGrain>($"acme/whatsapp/{Product.Assets.PhoneNumberId}/{number}");
            await conversation.ChangeLabels(new LabelCommand { By = Author.System, Add = [new LabelReference(label, "Glazes")] });
            await conversation.SetPriority(priority, Author.System);
        }

        await page.GotoAsync("/inbox/acme");
        await Press(page, "Filter");
        await Press(page, "Add a condition");
        await page.Locator("#filter .choices").GetByText("Glazes").ClickAsync();
        await Press(page, "Add a condition");
        var second = page.Locator("#filter .cond").Nth(1);
        await second.GetByLabel("What").SelectOptionAsync(new SelectOptionValue { Label = "Priority" });
        await second.GetByText("High").ClickAsync();
        await page.GetByLabel("Keep it under a name").FillAsync("Urgent glazes");
        await Press(page, "Keep");
        await Expect(page.GetByText("Kept as “Urgent glazes”.")).ToBeVisibleAsync();
        await Press(page, "Show");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(Row(page, "Ada Kiln")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(Pattern.Of("where="));

        // It lasts, under another name too.
        await page.GotoAsync("/inbox/acme");
        await Expect(Row(page, "Ben Clay")).ToBeVisibleAsync();
        await Press(page, "Filter");
        await page.Locator("#filter .kept > summary").ClickAsync();
        await Press(page, "Rename Urgent glazes");
        await page.GetByLabel("New name of Urgent glazes").FillAsync("Glazes first");
        await page.Locator("#filter .kept").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#filter .kept")).ToContainTextAsync("Glazes first");
        await Screens.Take(page, "desk-filters-1440-light");
        Assert.Empty(await Axe.Check(page));
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("summary[aria-label='Saved filters']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Glazes first" }).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(Row(page, "Ada Kiln")).ToBeVisibleAsync();

        await Press(page, "Filter, 2 conditions");
        await Press(page, "Delete Glazes first");
        await Expect(page.Locator("#filter .kept")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task WhatIsSetForLaterHappensWhenItIsDue()
    {
        var page = await shared.Open(browser);
        var emma = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000017", new CustomerProfile { Name = "Emma Frost" });
        var paul = shared.Product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000018", new CustomerProfile { Name = "Paul Stein" });
        foreach (var customer in new[] { emma, paul })
        {
            await customer.SendText("Will you write later?");
            await customer.View.NextFromBusiness(CancellationToken.None);
        }

        await page.GotoAsync("/inbox/acme");
        await Row(page, "Paul Stein").ClickAsync();
        await Expect(page.Locator(".th-head .nm")).ToHaveTextAsync("Paul Stein");
        await Row(page, "Emma Frost").ClickAsync();
        await Expect(page.Locator(".th-head .nm")).ToHaveTextAsync("Emma Frost");

        // One is taken back before its time.
        await Box(page).FillAsync("This one never goes.");
        await page.GetByLabel("Send later").ClickAsync();
        await Press(page, "In an hour");
        await Expect(Log(page).Locator(".scheduled")).ToContainTextAsync("This one never goes.");
        await Log(page).GetByRole(AriaRole.Button, new() { Name = "Don’t send" }).ClickAsync();
        await Expect(Log(page).Locator(".scheduled")).ToHaveCountAsync(0);

        // The next full minute is some seconds away.
        await Box(page).FillAsync("The mug is fired.");
        await page.GetByLabel("Send later").ClickAsync();
        var minute = shared.Clock.SkipToMinute(TimeSpan.FromSeconds(10));
        var there = TimeZoneInfo.ConvertTime(minute, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        await page.GetByLabel("Day and time").FillAsync(there);
        await Press(page, "Schedule");
        await Expect(Log(page).Locator(".scheduled")).ToContainTextAsync("The mug is fired.");
        await Row(page, "Paul Stein").ClickAsync();
        await Expect(page.Locator(".th-head .nm")).ToHaveTextAsync("Paul Stein");
        await page.Keyboard.PressAsync("Alt+m");
        await page.Locator("#snooze-until").FillAsync(there);
        await page.Locator(".menu-field").GetByRole(AriaRole.Button, new() { Name = "Snooze" }).ClickAsync();
        await Expect(page.GetByText("Snoozed.")).ToBeVisibleAsync();

        // What is looked at stays in the list until one turns away.
        await Row(page, "Emma Frost").ClickAsync();
        await Expect(page.Locator(".th-head .nm")).ToHaveTextAsync("Emma Frost");
        await page.Mouse.MoveAsync(900, 300);
        await Expect(Row(page, "Paul Stein")).ToHaveCountAsync(0);

        Assert.Equal("The mug is fired.", (await emma.View.NextFromBusiness(CancellationToken.None)).Text);
        await Expect(Log(page).Locator(".scheduled")).ToHaveCountAsync(0);
        await Expect(Log(page).Locator(".msg.out").Filter(new() { HasText = "The mug is fired." })).ToHaveCountAsync(1);
        await Row(page, "Paul Stein").ClickAsync();
        await Expect(Log(page)).ToContainTextAsync("The snooze ended.");
        Assert.DoesNotContain(emma.View.Messages, static message => message.Text == "This one never goes.");
    }

    private static ILocator Rows(IPage page) => page.Locator(".rows .row:not(.ghost-row)");

    private static ILocator Box(IPage page) => page.Locator("[data-composer][data-ready] textarea");

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static ILocator Row(IPage page, string name) => page.Locator(".rows a.row").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    private static ILocator Log(IPage page) => page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    private static async Task Reply(IPage page, string text)
    {
        await Box(page).FillAsync(text);
        await Box(page).PressAsync("Enter");
    }
}
