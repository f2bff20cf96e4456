using Chatbotics.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

public sealed class InboxTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task ListShowsRows()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await Screens.Take(desk.Page, "try-list");
        await desk.OpenRow("Lea Brandt");
        await Expect(desk.Log).ToContainTextAsync("The courier collects");
        await Screens.Take(desk.Page, "try-thread");
        Assert.Empty(desk.Errors);
    }
}
