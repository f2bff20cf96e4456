using Chatbotics.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The pages in other languages: the browser's wish, the reader's choice, and both directions of writing.</summary>
[Collection(BrowserTests.Name)]
public sealed class LanguageTests(BrowserFixture browser)
{
    private const string Overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    [Theory]
    [InlineData("de-AT", "de", "ltr", "Anmelden", "Posteingang", 1440)]
    [InlineData("de-AT", "de", "ltr", "Anmelden", "Posteingang", 390)]
    [InlineData("ar-EG", "ar", "rtl", "تسجيل الدخول", "صندوق الوارد", 1440)]
    [InlineData("ar-EG", "ar", "rtl", "تسجيل الدخول", "صندوق الوارد", 390)]
    public async Task TheDashboardSpeaksTheBrowsersLanguage(string locale, string language, string direction, string signIn, string inbox, int width)
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness, width, width < 720 ? 844 : 900, touch: width < 720, signIn: false, locale: locale);
        var page = desk.Page;
        await page.GotoAsync("/login");
        await Check(page, "sign-in");
        await page.Locator("[name=email]").FillAsync(DashboardHarness.Email);
        await page.Locator("[name=password]").FillAsync(DashboardHarness.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = signIn }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = inbox, Exact = true })).ToBeVisibleAsync();
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        await Check(page, "list");

        await desk.Row("Lea Brandt").ClickAsync();
        await Expect(page.Locator("[data-composer][data-ready]")).ToBeVisibleAsync();
        await Screens.Take(page, $"thread-{language}-{width}");
        Assert.True(await page.EvaluateAsync<int>(Overflow) <= 0, "thread scrolls sideways");
        Assert.Empty(desk.Errors);

        async Task Check(IPage shown, string name)
        {
            await Expect(shown.Locator("html")).ToHaveAttributeAsync("lang", language);
            await Expect(shown.Locator("html")).ToHaveAttributeAsync("dir", direction);
            await Screens.Take(shown, $"{name}-{language}-{width}");
            Assert.True(await shown.EvaluateAsync<int>(Overflow) <= 0, $"{name} scrolls sideways");
            Assert.Empty(await Axe.Check(shown));
        }
    }

    [Fact]
    public async Task AChoiceGoesBeforeTheBrowsersWish()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness, signIn: false);
        var page = desk.Page;
        await page.GotoAsync("/forgot-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Passwort vergessen?" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "العربية" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Forgot your password?" })).ToBeVisibleAsync();
    }
}
