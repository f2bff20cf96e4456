using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The list: rows, tabs, filter, pages, live changes.</summary>
[Collection(BrowserTests.Name)]
public sealed class InboxTests(BrowserFixture browser)
{
    [Fact]
    public async Task RowsSayWhoWroteWhoHoldsAndWhatIsUrgent()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);

        await Expect(desk.Row("Lea Brandt")).ToHaveAttributeAsync("data-owner", "person");
        await Expect(desk.Row("Lea Brandt")).ToContainTextAsync("Not known yet");
        await Expect(desk.Row("Ebba Lind")).ToContainTextAsync("Not sent");
        await Expect(desk.Row("Hana Sato")).ToHaveAttributeAsync("data-owner", "nobody");
        await Expect(desk.Row("Hana Sato").GetByLabel("3 unread")).ToBeVisibleAsync();
        await Expect(desk.Row("Hana Sato")).ToContainTextAsync("Waits 17 min");
        await Expect(desk.Row("Marek Doležal")).ToContainTextAsync("Closes in 37 min");
        await Expect(desk.Row("Tomás Rivera")).ToHaveAttributeAsync("data-owner", "ai");
        await Expect(desk.Row("Greta Voss")).ToContainTextAsync("Wed");
        await Expect(desk.Rows.First).ToContainTextAsync("Lea Brandt");
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task TabsAndFilterAreInTheAddress()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        var page = desk.Page;

        await page.GetByRole(AriaRole.Tab, new() { Name = "Unassigned3" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Pattern.Of("tab=unassigned"));
        await Expect(desk.Rows).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Wren3" }).ClickAsync();
        await Expect(desk.Row("Tomás Rivera")).ToBeVisibleAsync();
        await Expect(desk.Row("Hana Sato")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(desk.Rows).ToHaveCountAsync(3);
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Wren3" })).ToHaveAttributeAsync("aria-selected", "true");

        await page.GetByRole(AriaRole.Tab, new() { Name = "All10" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Status: Open" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Resolved" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Pattern.Of("status=resolved"));
        await Expect(desk.Rows).ToHaveCountAsync(1);
        await Expect(desk.Row("Yuki Tanaka")).ToContainTextAsync("Resolved");
        await page.GoBackAsync();
        await Expect(desk.Rows).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task ALongListLoadsAsOneScrolls()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Crowd(harness.Desk, 95);
        await using var desk = await DeskPage.Open(browser, harness);

        await Expect(desk.Rows).ToHaveCountAsync(40);
        await desk.Rows.Last.ScrollIntoViewIfNeededAsync();
        await Expect(desk.Rows).ToHaveCountAsync(80);
        await desk.Rows.Last.ScrollIntoViewIfNeededAsync();
        await Expect(desk.Rows).ToHaveCountAsync(95);
        await Expect(desk.Rows.Last).ToContainTextAsync("Customer 094");
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Load more" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ANewMessageMovesItsRowUpAndCounts()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await Expect(desk.Rows.First).ToContainTextAsync("Lea Brandt");
        await desk.Page.Mouse.MoveAsync(900, 300);

        harness.Desk.Change(harness.Desk[Key("9002")], it => it.In("One more thing").Hand(Owner.Nobody, FakeConversation.Wren, "handed_over"));

        await Expect(desk.Rows.First).ToContainTextAsync("Greta Voss");
        await Expect(desk.Rows.First).ToContainTextAsync("One more thing");
        await Expect(desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Unassigned4" })).ToBeVisibleAsync();
        await Expect(desk.Page).ToHaveTitleAsync(Pattern.Of("^\\(5\\) Inbox"));
    }

    [Fact]
    public async Task NothingMovesUnderThePointer()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.Row("Ebba Lind").HoverAsync();

        harness.Desk.Change(harness.Desk[Key("9002")], static it => it.In("One more thing"));
        harness.Desk.Time.Advance(TimeSpan.FromSeconds(5));
        harness.Desk.Change(harness.Desk.Begin(FakeDesk.WhatsApp, "4915199999", "Someone New"), static it => it.In("Hello?"));

        await Expect(desk.Row("Greta Voss")).ToContainTextAsync("One more thing");
        await Expect(desk.Rows.First).ToContainTextAsync("Lea Brandt");
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "1 new" })).ToBeVisibleAsync();
        await Expect(desk.Row("Someone New")).ToHaveCountAsync(0);

        await desk.Page.Mouse.MoveAsync(900, 300);
        await Expect(desk.Rows.First).ToContainTextAsync("Someone New");
        await Expect(desk.Rows.Nth(1)).ToContainTextAsync("Greta Voss");
    }

    [Fact]
    public async Task AMissedChangeIsReadAfterTheNextOne()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await Expect(desk.Rows.First).ToContainTextAsync("Lea Brandt");

        harness.Desk[Key("9002")].In("Told to nobody");
        harness.Desk.LoseOne();
        harness.Desk.Change(harness.Desk[Key("9001")], static it => it.In("Told to all"));

        await Expect(desk.Row("Greta Voss")).ToContainTextAsync("Told to nobody");
        await Expect(desk.Row("Tomás Rivera")).ToContainTextAsync("Told to all");
    }

    [Fact]
    public async Task AnEmptyListTeaches()
    {
        await using var harness = await DashboardHarness.Start();
        await using var desk = await DeskPage.Open(browser, harness);

        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Nobody has written yet" })).ToBeVisibleAsync();
        await Screens.Take(desk.Page, "empty-1440-light");
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Unassigned0" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is waiting" })).ToBeVisibleAsync();
        await desk.Page.GotoAsync("/inbox/fennick?status=snoozed");
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is snoozed" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AFaultShowsWhereItHappenedAndPasses()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await Expect(desk.Rows.First).ToBeVisibleAsync();

        harness.Desk.Fault = new StoreUnavailableException("gone");
        await desk.Page.GetByRole(AriaRole.Tab, new() { Name = "Mine4" }).ClickAsync();
        await Expect(desk.Page.GetByText("The list can’t be read at the moment.")).ToBeVisibleAsync();
        await desk.Row("Lea Brandt").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "This conversation can't be read now" })).ToBeVisibleAsync();
        await Screens.Take(desk.Page, "fault-1440-light");

        harness.Desk.Fault = null;
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).First.ClickAsync();
        await Expect(desk.Page.GetByText("The list can’t be read at the moment.")).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Read it again" }).ClickAsync();
        await Expect(desk.Log).ToContainTextAsync("The courier collects");
    }

    [Fact]
    public async Task SeveralWorkspacesCanBeSwitched()
    {
        await using var harness = await DashboardHarness.Start();
        await harness.Add(new("acme", "Acme Tools"));
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.Page.GotoAsync("/inbox/fennick");

        await desk.Page.GetByRole(AriaRole.Combobox, new() { Name = "Workspace: Fennick Pottery" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Option, new() { Name = "Acme Tools" }).ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(Pattern.Of("/inbox/acme$"));
        await Expect(desk.Rows).ToHaveCountAsync(0);
        await Expect(desk.Page.GetByRole(AriaRole.Tab, new() { Name = "All0" })).ToBeVisibleAsync();
    }

    private static ConversationKey Key(string contact) => ConversationKey.Create(FakeDesk.Instagram, contact);
}
