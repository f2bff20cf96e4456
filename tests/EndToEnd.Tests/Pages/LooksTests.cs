using System.Globalization;
using Chatbotics.EndToEnd.Tests.Harness;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>Pictures of every state of the desk, and what axe says of them; <see cref="RouteTests"/> takes those of every page.</summary>
[Collection(BrowserTests.Name)]
public sealed class LooksTests(BrowserFixture browser)
{
    private static readonly string[] Rows = ["Lea Brandt", "Tomás Rivera", "Hana Sato", "Oskar Aalto", "Ida Moreau", "Nils Ahrens", "Ebba Lind", "دينا فاروق"];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task AxeFindsNothingSerious(ColorScheme scheme)
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        Talk(harness);
        await using var desk = await DeskPage.Open(browser, harness, scheme: scheme, signIn: false);
        await desk.Page.GotoAsync("/login");
        await Check(desk.Page, "sign-in");
        await desk.SignIn();
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await Check(desk.Page, "list");
        foreach (var row in Rows)
        {
            await desk.OpenRow(row);
            await Expect(desk.Page.Locator(".comp")).ToBeVisibleAsync();
            await Check(desk.Page, row);
        }

        await desk.OpenRow("Lea Brandt");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Details" }).ClickAsync();
        await desk.Log.GetByRole(AriaRole.Button, new() { Name = "2 sources" }).ClickAsync();
        await Check(desk.Page, "details");
        await desk.Page.GotoAsync("/inbox/fennick?status=resolved");
        await desk.OpenRow("Yuki Tanaka");
        await Check(desk.Page, "oddities");
        await desk.Page.Keyboard.PressAsync("?");
        await Expect(desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Shortcuts" })).ToBeVisibleAsync();
        await Check(desk.Page, "keys");
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light, true)]
    [InlineData(1024, 768, ColorScheme.Dark, false)]
    [InlineData(390, 844, ColorScheme.Light, false)]
    public async Task Pictures(int width, int height, ColorScheme scheme, bool rightToLeft)
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        Talk(harness);
        await using var desk = await DeskPage.Open(browser, harness, width, height, scheme, touch: width < 720);
        var page = desk.Page;
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-{width}-{(scheme == ColorScheme.Dark ? "dark" : rightToLeft ? "rtl" : "light")}");
        if (rightToLeft)
        {
            await page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => document.documentElement.dir = 'rtl')");
        }

        async Task Take(string name)
        {
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "sideways: " + name);
            await Screens.Take(page, name + suffix);
        }

        await page.GotoAsync("/inbox/fennick");
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await Take("list");
        foreach (var (row, name) in Rows.Zip(["thread", "agent-holds", "nobody-holds", "window-closed", "people-only", "unknown", "failed", "arabic"]))
        {
            await page.GotoAsync("/inbox/fennick");
            await desk.OpenRow(row);
            await Expect(page.Locator(".comp")).ToBeVisibleAsync();
            await Take(name);
        }

        await page.GotoAsync("/inbox/fennick?status=resolved");
        await desk.OpenRow("Yuki Tanaka");
        await Expect(page.Locator(".comp")).ToBeVisibleAsync();
        await Take("oddities");
        await page.GotoAsync("/inbox/fennick/simulator");
        await Expect(page.GetByRole(AriaRole.Log, new() { Name = "What Lea Brandt sees" })).ToContainTextAsync("not lost");
        await Take("simulator");
        await page.GotoAsync("/inbox/fennick");
        await desk.OpenRow("Lea Brandt");
        await page.GotoAsync(page.Url + "/details");
        await Expect(page.Locator(".ctx")).ToContainTextAsync("Last answer by Wren");
        await Take("details");
    }

    private static void Talk(DashboardHarness harness)
    {
        var lea = harness.Simulator.Customer("Lea Brandt");
        harness.Simulator.Show(lea, false, "Hi! Order 2074 should have come on Tuesday");
        harness.Simulator.Show(lea, false, "nothing here yet, is it lost? 😕");
        harness.Simulator.Show(lea, true, "Hello Lea, this is Wren, the shop’s assistant. It is not lost: the parcel is planned for tomorrow, Friday, before 18:00.");
        harness.Simulator.Show(lea, false, "Oh good! Can I swap the green bowl for a blue one?");
        harness.Simulator.Show(lea, true, "This is the blue one, same size.", "image", new("yes", "Yes, swap it"), new("no", "Keep the green one"));
    }

    private static async Task Check(IPage page, string name)
    {
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => { })))");
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(result.Violations.Length == 0, name + ": " + string.Join("; ", result.Violations.Select(static violation =>
            $"{violation.Impact} {violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(4).Select(static node => node.Html))}")));
    }
}
