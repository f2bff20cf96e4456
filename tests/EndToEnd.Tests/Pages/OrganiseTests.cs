using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>Ordering the work: labels, priority, assignee, snooze, filters, several at once, keys.</summary>
[Collection(BrowserTests.Name)]
public sealed class OrganiseTests(BrowserFixture browser)
{
    [Fact]
    public async Task TheDetailsPanelOrdersAConversationAndUndoes()
    {
        await using var harness = await Start(withSimulator: false);
        await using var desk = await DeskPage.Open(browser, harness);
        var page = desk.Page;
        await desk.Row("Hana Sato").ClickAsync();

        await page.Locator("summary[aria-label='Add a label']").ClickAsync();
        await page.Locator(".ctx .menu").GetByRole(AriaRole.Button, new() { Name = "Refund" }).ClickAsync();
        await Expect(desk.Row("Hana Sato")).ToContainTextAsync("Refund");
        await page.Locator("summary[aria-label^='Priority']").ClickAsync();
        await page.Locator(".ctx .menu").GetByRole(AriaRole.Button, new() { Name = "Urgent" }).ClickAsync();
        await Expect(desk.Row("Hana Sato").GetByLabel("Urgent priority")).ToBeVisibleAsync();

        await page.Locator("summary[aria-label='Assignee: Nobody']").ClickAsync();
        await page.Locator(".ctx .menu").GetByRole(AriaRole.Button, new() { Name = "Me", Exact = true }).ClickAsync();
        await Expect(desk.Row("Hana Sato")).ToHaveAttributeAsync("data-owner", "person");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(desk.Row("Hana Sato")).ToHaveAttributeAsync("data-owner", "nobody");
        await Expect(page.GetByText("Undone.")).ToBeVisibleAsync();
        await Screens.Take(page, "organise-details-1440-light");
        Assert.Empty(await Axe.Check(page));
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task SeveralAreResolvedAtOnceAndBroughtBack()
    {
        await using var harness = await Start();
        await using var desk = await DeskPage.Open(browser, harness);
        var page = desk.Page;
        await Expect(desk.Rows).ToHaveCountAsync(10);
        await page.GetByRole(AriaRole.Button, new() { Name = "Select several" }).ClickAsync();
        await page.GetByLabel("Select Lea Brandt").CheckAsync();
        await page.GetByLabel("Select Hana Sato").CheckAsync();
        await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();
        await Screens.Take(page, "organise-bulk-1440-light");
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(desk.Rows).ToHaveCountAsync(8);
        await Expect(page.GetByText("2 conversations resolved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(desk.Rows).ToHaveCountAsync(10);
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task AFilterShowsAndIsKept()
    {
        await using var harness = await Start();
        harness.Desk[Key("7002")].Labels = [await LabelId(harness)];
        await using var desk = await DeskPage.Open(browser, harness);
        var page = desk.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a condition" }).ClickAsync();
        await page.Locator("#filter .choices").GetByText("Refund").ClickAsync();
        await page.GetByLabel("Keep it under a name").FillAsync("Refunds");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Kept as “Refunds”.")).ToBeVisibleAsync();
        await Screens.Take(page, "organise-filter-1440-light");
        Assert.Empty(await Axe.Check(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(desk.Rows).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(Pattern.Of("where=label"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: Label is one of Refund" }).ClickAsync();
        await Expect(desk.Rows).ToHaveCountAsync(10);
        await page.Locator("summary[aria-label='Saved filters']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Refunds" }).ClickAsync();
        await Expect(desk.Rows).ToHaveCountAsync(1);
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task KeysResolveSnoozeAndCommand()
    {
        await using var harness = await Start();
        await using var desk = await DeskPage.Open(browser, harness);
        var page = desk.Page;
        await Expect(desk.Rows).ToHaveCountAsync(10);
        await page.Keyboard.PressAsync("Alt+j");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Lea Brandt" }).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Alt+e");
        await Expect(desk.Row("Lea Brandt")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Alt+m");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Until they write" }).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Snoozed.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Command or customer" }).FillAsync("unassigned");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Pattern.Of("tab=unassigned"));
        Assert.Empty(desk.Errors);
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task LabelsAndAssignmentHaveTheirSettings(int width, int height, ColorScheme scheme)
    {
        await using var harness = await Start();
        await using var desk = await DeskPage.Open(browser, harness, width, height, scheme);
        var page = desk.Page;
        await page.GotoAsync("/settings/fennick/labels");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("refund");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add label" }).ClickAsync();
        await Expect(page.GetByText("There is a label of this name already.")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Check(page));
        await Screens.Take(page, $"organise-labels-{width}-{scheme}".ToLowerInvariant());
        await page.GotoAsync("/settings/fennick/assignment");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Saved. The rules are in force.")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Check(page));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await Screens.Take(page, $"organise-assignment-{width}-{scheme}".ToLowerInvariant());
        Assert.Empty(desk.Errors);
    }

    private static ConversationKey Key(string thread) => ConversationKey.Create(FakeDesk.Messenger, thread);

    private static async Task<DashboardHarness> Start(bool withSimulator = true)
    {
        var harness = await DashboardHarness.Start(withSimulator);
        Scenes.Morning(harness.Desk);
        using var engine = Caller.Use(Caller.Engine);
        await Catalogue(harness).SaveLabel(new Label("", "Refund", "red", "Money goes back"));
        return harness;
    }

    private static async Task<string> LabelId(DashboardHarness harness) => (await Catalogue(harness).Get(null)).Labels[0].Id;

    private static IInboxCatalogueGrain Catalogue(DashboardHarness harness) =>
        harness.Services.GetRequiredService<IGrainFactory>().GetGrain<IInboxCatalogueGrain>("fennick");
}
