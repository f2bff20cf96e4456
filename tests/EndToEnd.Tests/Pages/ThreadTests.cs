using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The thread: what it shows and what one can do in it.</summary>
[Collection(BrowserTests.Name)]
public sealed class ThreadTests(BrowserFixture browser)
{
    [Fact]
    public async Task EveryKindOfMessageShowsAsWhatItIs()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.Page.GotoAsync("/inbox/fennick?status=resolved");
        await desk.OpenRow("Yuki Tanaka");

        foreach (var words in new[]
        {
            "From an ad: Autumn glazes, 20 pieces", "Voice message", "Mentioned you in a story", "Studio door", "52.5208, 13.4095",
            "The platform calls it “gift_card”", "edited", "Yuki took this message back.", "Something came that we can't show.",
            "In the Instagram app", "Shop Mailer", "You resolved this conversation.",
        })
        {
            await Expect(desk.Log).ToContainTextAsync(words);
        }

        await Expect(desk.Log).ToContainTextAsync("<script>alert(1)</script> {{7*7}} gpj.exe");
        await Expect(desk.Page.Locator(".quote")).ToContainTextAsync("We answered you from the phone");
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task TheSpineChangesWhereItWasHandedOver()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");

        await Expect(desk.Page.Locator(".knot.from-ai.to-person")).ToContainTextAsync("Wren handed over to you. Changing a paid order needs a person.");
        await Expect(desk.Page.Locator(".log > li > .baton.ai")).ToHaveCountAsync(4);
        await Expect(desk.Log).ToContainTextAsync("2 messages, read as one turn");
        await Expect(desk.Log.GetByLabel("Lea reacted with ❤️")).ToBeVisibleAsync();
        await Expect(desk.Log.GetByRole(AriaRole.Img, new() { Name = "Read", Exact = true }).First).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".holder")).ToContainTextAsync("You hold this conversation. Wren is silent until you return it.");
        await Expect(desk.Log.GetByTitle("WhatsApp: Thursday 16 October 2025, 10:40:00. Received Thursday 16 October 2025, 10:40:01.")).ToHaveTextAsync("10:40");
    }

    [Fact]
    public async Task AnAnswerShowsWhatItRestsOn()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");

        var sources = desk.Log.GetByRole(AriaRole.Button, new() { Name = "2 sources" });
        await Expect(sources).ToHaveAttributeAsync("aria-expanded", "false");
        await sources.ClickAsync();
        await Expect(sources).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(desk.Page.Locator(".trace-slip")).ToContainTextAsync("Used 2 passages");
        await Expect(desk.Page.Locator(".trace-slip")).ToContainTextAsync("0.41 Gift wrap, left out");
    }

    [Fact]
    public async Task AReplyStandsAtOnceAndThenSaysHowFarItIs()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Tomás Rivera");
        await Expect(desk.Page.Locator(".holder")).ToContainTextAsync("Wren holds this conversation.");

        await desk.Reply("They are back on Friday");

        var message = desk.Page.Locator(".msg.out").Filter(new() { HasText = "They are back on Friday" });
        await Expect(message.GetByLabel("Waiting for its turn")).ToBeVisibleAsync();
        await Expect(desk.ReplyBox).ToHaveValueAsync("");
        await Expect(desk.Page.Locator(".holder")).ToContainTextAsync("You hold this conversation.");
        await Expect(desk.Page.Locator(".knot.from-ai.to-person")).ToContainTextAsync("You took over.");
        await Expect(desk.Row("Tomás Rivera")).ToContainTextAsync("You: They are back on Friday");

        var conversation = harness.Desk[ConversationKey.Create(FakeDesk.Instagram, "9001")];
        foreach (var (state, words) in new[] { (DeliveryState.Accepted, "Taken by Instagram"), (DeliveryState.Delivered, "Delivered"), (DeliveryState.Read, "Read") })
        {
            harness.Desk.Change(conversation, it => it.Change(it.Items[^1].MessageKey!, item => item with { Delivery = state }));
            await Expect(message.GetByRole(AriaRole.Img, new() { Name = words, Exact = true })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task WhatIsRefusedComesBackIntoTheField()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");
        harness.Desk.RefuseReplies = "Lea has blocked this number. Call her instead.";

        await desk.Reply("Are you there?");

        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Lea has blocked this number. Call her instead.");
        await Expect(desk.ReplyBox).ToHaveValueAsync("Are you there?");
        await Expect(desk.Page.Locator(".bub").Filter(new() { HasText = "Are you there?" })).ToHaveCountAsync(0);

        harness.Desk.RefuseReplies = null;
        harness.Desk.Fault = new StoreOverloadedException(TimeSpan.FromSeconds(1));
        await desk.ReplyBox.PressAsync("Enter");
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("What you wrote is kept.");
        await Expect(desk.ReplyBox).ToHaveValueAsync("Are you there?");

        harness.Desk.Fault = null;
        await desk.ReplyBox.PressAsync("Enter");
        await Expect(desk.Page.Locator(".bub").Filter(new() { HasText = "Are you there?" })).ToHaveCountAsync(1);
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task OneTakesOverReturnsResolvesAndOpensAgain()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Hana Sato");
        await Expect(desk.Page.Locator(".holder")).ToContainTextAsync("Nobody holds this conversation. Hana waits for a person.");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(desk.Page.Locator(".holder")).ToContainTextAsync("You hold this conversation.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Return to Wren" }).ClickAsync();
        await Expect(desk.Page.Locator(".holder")).ToContainTextAsync("Wren holds this conversation.");
        await Expect(desk.Log).ToContainTextAsync("You returned it to Wren.");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(desk.Page.Locator(".holder")).ToContainTextAsync("This conversation is resolved. It opens again when Hana writes.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Open again" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Resolve" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AFailedMessageSaysWhyAndWhatWouldWork()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Ebba Lind");

        await Expect(desk.Log).ToContainTextAsync("Not sent. WhatsApp had a fault of its own for a minute. It works again.");
        await desk.Log.GetByRole(AriaRole.Button, new() { Name = "Write it differently" }).ClickAsync();
        await Expect(desk.ReplyBox).ToHaveValueAsync("Your planter is ready to collect.");
        await desk.Log.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(desk.Log.GetByLabel("Waiting for its turn")).ToBeVisibleAsync();
        await Expect(desk.Row("Ebba Lind")).Not.ToContainTextAsync("Not sent");

        // A picture that is too large is refused again: nothing offers to repeat it.
        await desk.OpenRow("Lea Brandt");
        await Expect(desk.Log).ToContainTextAsync("WhatsApp takes pictures up to 5 MB and this one has 7.8 MB.");
        await Expect(desk.Log.GetByRole(AriaRole.Button, new() { Name = "Send again" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task AnUnknownSendCanOnlyBeRepeatedAfterItsDeadline()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");
        await Expect(desk.Log).ToContainTextAsync("We don’t know yet if this arrived. The line dropped while sending. Checking with WhatsApp until 10:47");
        await Expect(desk.Log.GetByRole(AriaRole.Button, new() { Name = "Send again anyway" })).ToHaveCountAsync(0);

        harness.Desk.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Desk.Change(harness.Desk[ConversationKey.Create(FakeDesk.WhatsApp, "4915112345678")], static _ => { });
        await Expect(desk.Log).ToContainTextAsync("We couldn’t find out if this arrived. WhatsApp didn’t say by 10:47.");
        await desk.Log.GetByRole(AriaRole.Button, new() { Name = "Send again anyway" }).ClickAsync();
        await Expect(desk.Log.GetByLabel("Waiting for its turn")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TheWindowBurnsDownAndCloses()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");
        await Expect(desk.Page.Locator(".fuse")).ToContainTextAsync("6 h 12 min to reply freely, then templates only");
        await Expect(desk.Page.Locator(".comp")).Not.ToHaveClassAsync(Pattern.Of("short"));

        harness.Desk.Time.Advance(TimeSpan.FromHours(5));
        await Expect(desk.Page.Locator(".fuse")).ToContainTextAsync("1 h 12 min to reply freely");
        await Expect(desk.Page.Locator(".comp")).ToHaveClassAsync(Pattern.Of("short"));

        harness.Desk.Time.Advance(TimeSpan.FromHours(2));
        await Expect(desk.Page.Locator(".fuse")).ToContainTextAsync("Closed for free replies");
        await Expect(desk.ReplyBox).ToBeHiddenAsync();
        await Expect(desk.Page.Locator(".shut")).ToContainTextAsync("The 24 hours since Lea last wrote ended at 16:55 today.");
        await Expect(desk.Page.Locator(".shut")).ToContainTextAsync("There are no templates yet. Make them in WhatsApp Manager");
    }

    [Fact]
    public async Task AfterADayMessengerAndInstagramAreForPeopleOnly()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Ida Moreau");
        await Expect(desk.Page.Locator(".fuse")).ToContainTextAsync("4 days 4 h for people only, Wren may not write now");
        await Expect(desk.ReplyBox).ToBeVisibleAsync();
    }

    [Fact]
    public async Task InstagramCountsBytes()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Tomás Rivera");
        var count = desk.Page.Locator("[data-count]");

        await desk.ReplyBox.FillAsync(new string('a', 700));
        await Expect(count).ToBeHiddenAsync();
        await desk.ReplyBox.FillAsync(new string('é', 450));
        await Expect(count).ToHaveTextAsync("100 left");
        await desk.ReplyBox.FillAsync(new string('é', 501));
        await Expect(count).ToHaveTextAsync("2 too many");
        await desk.ReplyBox.PressAsync("Enter");
        await Expect(desk.ReplyBox).ToHaveValueAsync(new string('é', 501));
    }

    [Fact]
    public async Task ReadingBackLoadsWhatLiesBeforeAndNewsWaitBelow()
    {
        await using var harness = await DashboardHarness.Start();
        var conversation = Scenes.Long(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Ebba Long");
        await Expect(desk.Log).ToContainTextAsync("Line 119");
        await Expect(desk.Log.GetByText("Line 119")).ToBeInViewportAsync();
        await Expect(desk.Log).Not.ToContainTextAsync("Line 69");

        var earlier = desk.Log.GetByRole(AriaRole.Button, new() { Name = "Earlier messages" });
        await earlier.ClickAsync();
        await Expect(desk.Log).ToContainTextAsync("Line 20");
        await earlier.ClickAsync();
        await Expect(desk.Log).ToContainTextAsync("Line 0");
        await Expect(earlier).ToHaveCountAsync(0);

        await desk.Log.GetByText("Line 60", new() { Exact = true }).ScrollIntoViewIfNeededAsync();
        harness.Desk.Change(conversation, static it => it.In("First new one"));
        harness.Desk.Change(conversation, static it => it.In("Second new one"));
        var toEnd = desk.Page.GetByRole(AriaRole.Button, new() { Name = "2 new" });
        await Expect(toEnd).ToBeVisibleAsync();
        await Expect(desk.Log.GetByText("Line 60", new() { Exact = true })).ToBeInViewportAsync();
        await Screens.Take(desk.Page, "two-new-1440-light");
        await toEnd.ClickAsync();
        await Expect(desk.Log.GetByText("Second new one")).ToBeInViewportAsync();
        await Expect(toEnd).ToHaveCountAsync(0);
        await Expect(desk.Row("Ebba Long").Locator(".count")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task OpeningAConversationReadsIt()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await Expect(desk.Row("Hana Sato").GetByLabel("3 unread")).ToBeVisibleAsync();
        await desk.OpenRow("Hana Sato");
        await Expect(desk.Row("Hana Sato").Locator(".count")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TheAgentsWritingShows()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Tomás Rivera");
        var conversation = harness.Desk[ConversationKey.Create(FakeDesk.Instagram, "9001")];
        harness.Desk.Writes(conversation, true);
        await Expect(desk.Log.GetByText("Wren is writing an answer")).ToBeAttachedAsync();
        await Expect(desk.Row("Tomás Rivera")).ToContainTextAsync("Wren is writing an answer…");
        harness.Desk.Writes(conversation, false);
        await Expect(desk.Log.GetByText("Wren is writing an answer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task APausedConnectionSaysWhatStillWorks()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        harness.Desk.Pause(FakeDesk.WhatsApp, new SendError { Kind = SendErrorKind.TokenInvalid, Text = "The access was withdrawn at 09:12.", OwnerAction = "Connect the number again." });
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");
        await Expect(desk.Page.Locator(".th .banner.danger")).ToContainTextAsync("WhatsApp sends nothing at the moment.");
        await Expect(desk.Page.Locator(".th .banner.danger")).ToContainTextAsync("Connect the number again. What customers write still arrives.");
        await Screens.Take(desk.Page, "paused-1440-light");
    }

    [Fact]
    public async Task ADraftStaysWithItsConversation()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");
        await desk.ReplyBox.FillAsync("Half a sentence");
        await desk.OpenRow("Nils Ahrens");
        await Expect(desk.ReplyBox).ToHaveValueAsync("");
        await desk.OpenRow("Lea Brandt");
        await Expect(desk.ReplyBox).ToHaveValueAsync("Half a sentence");
        await desk.Page.ReloadAsync();
        await Expect(desk.ReplyBox).ToHaveValueAsync("Half a sentence");
    }
}
