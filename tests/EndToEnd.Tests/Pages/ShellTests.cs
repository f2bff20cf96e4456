using Chatbotics.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>What surrounds the panes: keys, theme, widths, the line, the phone of the simulator.</summary>
[Collection(BrowserTests.Name)]
public sealed class ShellTests(BrowserFixture browser)
{
    [Fact]
    public async Task EverythingCanBeDoneFromTheKeyboard()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        var (page, name) = (desk.Page, desk.Page.Locator(".th-head .nm"));
        await Expect(desk.Rows.First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Alt+j");
        await Expect(name).ToHaveTextAsync("Lea Brandt");
        await page.Keyboard.PressAsync("Alt+j");
        await Expect(name).ToHaveTextAsync("Tomás Rivera");
        await page.Keyboard.PressAsync("Alt+k");
        await Expect(name).ToHaveTextAsync("Lea Brandt");

        await page.Keyboard.PressAsync("Alt+l");
        await Expect(desk.ReplyBox).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("First line");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("is it? yes");
        await Expect(desk.ReplyBox).ToHaveValueAsync("First line\nis it? yes");
        await page.Keyboard.PressAsync("Enter");
        await Expect(desk.Log).ToContainTextAsync("is it? yes");

        await page.Keyboard.PressAsync("Escape");
        await Expect(desk.ReplyBox).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+e");
        await Expect(page.Locator(".holder")).ToContainTextAsync("This conversation is resolved.");
        await page.Keyboard.PressAsync("Alt+e");
        await Expect(page.Locator(".holder")).ToContainTextAsync("You hold this conversation.");
        await page.Keyboard.PressAsync("Alt+t");
        await Expect(page.Locator(".holder")).ToContainTextAsync("Wren holds this conversation.");

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Shortcuts" })).ToBeVisibleAsync();
        await Screens.Take(page, "keys-1440-light");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Shortcuts" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TheSkipLinkComesFirst()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");
        await desk.Page.ReloadAsync();
        await Expect(desk.Log).ToContainTextAsync("The courier");
        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#thread")).ToBeFocusedAsync();
        await Expect(desk.Log).ToContainTextAsync("The courier");
    }

    [Fact]
    public async Task WhichKeySendsIsTheReadersChoice()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await desk.OpenRow("Lea Brandt");
        await desk.Page.Locator("[data-send-key]").ClickAsync();
        await Expect(desk.Page.Locator("[data-send-key]")).ToHaveTextAsync("Ctrl Enter sends");
        await desk.ReplyBox.FillAsync("One");
        await desk.ReplyBox.PressAsync("Enter");
        await Expect(desk.ReplyBox).ToHaveValueAsync("One\n");
        await desk.ReplyBox.PressAsync("Control+Enter");
        await Expect(desk.ReplyBox).ToHaveValueAsync("");
        await Expect(desk.Page.Locator(".msg.out .bub").Last).ToHaveTextAsync("One");
    }

    [Fact]
    public async Task TheThemeIsThereBeforeTheFirstPaint()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        var root = desk.Page.Locator("html");
        await Expect(desk.Rows.First).ToBeVisibleAsync();

        await desk.Page.GetByLabel("Light or dark").First.ClickAsync();
        await desk.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Dark" }).ClickAsync();
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await desk.Page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => window.themeAtFirst = document.documentElement.dataset.theme)");
        await desk.Page.ReloadAsync();
        Assert.Equal("dark", await desk.Page.EvaluateAsync<string>("window.themeAtFirst"));
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Light or dark").First.ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Dark" })).ToHaveAttributeAsync("aria-checked", "true");
        await desk.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "As the system" }).ClickAsync();
        await Expect(root).Not.ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task OnAPhoneOnePaneFollowsTheOtherAndBackWorks()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness, 390, 844, touch: true);
        var page = desk.Page;
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await Expect(page.Locator(".th")).ToBeHiddenAsync();

        await desk.OpenRow("Lea Brandt");
        await Expect(page.Locator(".list")).ToBeHiddenAsync();
        await Expect(desk.Log.GetByText("The courier collects")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Details (Alt O)" }).ClickAsync();
        await Expect(page.Locator(".ctx")).ToBeVisibleAsync();
        await Expect(page.Locator(".th")).ToBeHiddenAsync();
        await page.GoBackAsync();
        await Expect(page.Locator(".th")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
    }

    [Fact]
    public async Task OnATabletTheDetailsSlideOver()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness, 1024, 768);
        await desk.OpenRow("Lea Brandt");
        await Expect(desk.Page.Locator(".ctx")).ToBeHiddenAsync();
        await desk.Page.Keyboard.PressAsync("Alt+o");
        await Expect(desk.Page.Locator(".ctx")).ToContainTextAsync("Last answer by Wren");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(desk.Page.Locator(".ctx")).ToBeHiddenAsync();
        await Expect(desk.Log).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ACustomerOnThePhoneIsAnsweredLive()
    {
        await using var harness = await DashboardHarness.Start();
        await using var desk = await DeskPage.Open(browser, harness);
        var page = desk.Page;
        await page.GetByRole(AriaRole.Group, new() { Name = "Channel" }).GetByRole(AriaRole.Button, new() { Name = "Messenger" }).ClickAsync();

        await page.GetByLabel("Write as Priya Nair", new() { Exact = true }).FillAsync("Do you ship to Norway?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send as Priya Nair" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Log, new() { Name = "What Priya Nair sees" })).ToContainTextAsync("Yes, we ship to Norway");
        await Expect(page.GetByLabel("Write as Priya Nair", new() { Exact = true })).ToHaveValueAsync("");
        await Expect(desk.Row("Priya Nair")).ToContainTextAsync("Answered");

        await desk.OpenRow("Priya Nair");
        await Expect(desk.Log).ToContainTextAsync("Yes, we ship to Norway");
        await page.GetByLabel("Write as Priya Nair", new() { Exact = true }).FillAsync("And can I talk to someone?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator(".knot.from-ai.to-nobody")).ToContainTextAsync("Wren handed over to a person. Nothing in the answers fits.");
        await Screens.Take(page, "simulator-1440-light");

        await page.GetByLabel("You write as Priya Nair").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Someone new" }).ClickAsync();
        await Expect(page.GetByLabel("You write as Ines Moreau")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a picture" }).ClickAsync();
        await Expect(desk.Row("Ines Moreau")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it twice" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "it appears once" })).ToBeVisibleAsync();
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task WithoutTheSimulatorNothingSpeaksOfIt()
    {
        await using var harness = await DashboardHarness.Start(withSimulator: false);
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("Simulator")).ToHaveCountAsync(0);
        await desk.OpenRow("Lea Brandt");
        await Expect(desk.Page.Locator(".ctx")).ToContainTextAsync("Last answer by Wren");
        await Screens.Take(desk.Page, "details-1440-light");
    }

    [Fact]
    public async Task ALostLineShowsKeepsTheTextAndSendsItLater()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness, cuts: true);
        await desk.OpenRow("Lea Brandt");

        await Expect(desk.ReplyBox).ToBeVisibleAsync();

        await desk.CutLine();
        await Expect(desk.Page.GetByText("What you write is kept and sent when the line is back.")).ToBeVisibleAsync();
        await Screens.Take(desk.Page, "line-lost-1440-light");
        harness.Desk.Change(harness.Desk[Scenes.LeaKey], static it => it.In("Written while the line was down"));
        await desk.Reply("Sent while the line was down");
        await Expect(desk.Page.GetByText("Goes out when the line is back")).ToBeVisibleAsync();

        await desk.MendLine();
        await Expect(desk.Page.GetByText("What you write is kept")).ToBeHiddenAsync();
        await Expect(desk.Log).ToContainTextAsync("Written while the line was down");
        await Expect(desk.Log).ToContainTextAsync("Sent while the line was down");
        Assert.Single(harness.Desk[Scenes.LeaKey].Items, static item => item.Content?.Text == "Sent while the line was down");
        await Expect(desk.Page.GetByText("Goes out when the line is back")).ToBeHiddenAsync();
    }
}
