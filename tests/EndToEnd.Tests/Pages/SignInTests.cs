using System.Net;
using Chatbotics.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The door: who gets in, and what a browser is told to refuse.</summary>
[Collection(BrowserTests.Name)]
public sealed class SignInTests(BrowserFixture browser)
{
    [Fact]
    public async Task AStrangerIsLedToTheFormAndBack()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness, signIn: false);
        var page = desk.Page;

        await page.GotoAsync("/inbox/fennick?tab=unassigned");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Screens.Take(page, "sign-in-1440-light");
        await page.GetByLabel("E-mail address").FillAsync(DashboardHarness.Email);
        await page.GetByLabel("Password").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Address or password is wrong.");
        await Expect(page.GetByLabel("Password")).ToHaveAttributeAsync("aria-invalid", "true");
        await Screens.Take(page, "sign-in-wrong-1440-light");
        await page.GetByLabel("Password").FillAsync(DashboardHarness.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(harness.Url + "/inbox/fennick?tab=unassigned");
        await Expect(desk.Rows).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task SigningOutEndsTheCookieEverywhere()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        await Expect(desk.Rows.First).ToBeVisibleAsync();
        var stolen = (await desk.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "chatbotics-session");
        Assert.True(stolen.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, stolen.SameSite);
        var other = await desk.Page.Context.NewPageAsync();
        await other.GotoAsync("/inbox/fennick");
        await Expect(other.Locator(".rows .row").First).ToBeVisibleAsync();

        await desk.Page.GetByTitle("Admin").ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(Pattern.Of("/login"));

        // The page that was still open loses what it shows, and the old cookie opens nothing.
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        using var client = Client(harness);
        client.DefaultRequestHeaders.Add("Cookie", "chatbotics-session=" + stolen.Value);
        using var answer = await client.GetAsync("/inbox/fennick");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/%2Fevil.example")]
    [InlineData("/\tevil")]
    public async Task Abuse28NoReturnAddressLeadsAway(string wished)
    {
        await using var harness = await DashboardHarness.Start();
        await using var desk = await DeskPage.Open(browser, harness, signIn: false);
        await desk.Page.GotoAsync("/login?returnUrl=" + Uri.EscapeDataString(wished));
        await desk.Page.GetByLabel("E-mail address").FillAsync(DashboardHarness.Email);
        await desk.Page.GetByLabel("Password").FillAsync(DashboardHarness.Password);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(harness.Url + "/inbox/fennick");
    }

    [Fact]
    public async Task ForeignPagesCanNeitherPostNorConnect()
    {
        await using var harness = await DashboardHarness.Start();
        await using var desk = await DeskPage.Open(browser, harness);
        var cookie = (await desk.Page.Context.CookiesAsync()).Single(one => one.Name == "chatbotics-session");
        using var client = Client(harness);
        client.DefaultRequestHeaders.Add("Cookie", "chatbotics-session=" + cookie.Value);

        foreach (var (method, path) in new[] { (HttpMethod.Post, "/sign-out"), (HttpMethod.Post, "/login"), (HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"), (HttpMethod.Get, "/_blazor?id=x") })
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add("Origin", "https://evil.example");
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        // The same origin without the form's token is not enough either.
        using var own = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent([]) };
        own.Headers.Add("Origin", harness.Url);
        using var refused = await client.SendAsync(own);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task EveryAnswerCarriesTheShield()
    {
        await using var harness = await DashboardHarness.Start();
        using var client = Client(harness);
        foreach (var path in new[] { "/login", "/inbox", "/_content/Chatbotics.WebFront/dashboard.css", "/nowhere" })
        {
            using var answer = await client.GetAsync(path);
            var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Theory]
    [InlineData("/inbox/nobody")]
    [InlineData("/inbox/FENNICK")]
    [InlineData("/inbox/fennick%2F..")]
    public async Task UnknownWorkspacesAreNotThere(string path)
    {
        await using var harness = await DashboardHarness.Start();
        await using var desk = await DeskPage.Open(browser, harness);
        using var client = Client(harness);
        client.DefaultRequestHeaders.Add("Cookie", "chatbotics-session=" + (await desk.Page.Context.CookiesAsync()).Single(one => one.Name == "chatbotics-session").Value);
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task NoCustomersWordsAreInThePageBeforeItsCircuitRuns()
    {
        await using var harness = await DashboardHarness.Start();
        Scenes.Morning(harness.Desk);
        await using var desk = await DeskPage.Open(browser, harness);
        using var client = Client(harness);
        client.DefaultRequestHeaders.Add("Cookie", "chatbotics-session=" + (await desk.Page.Context.CookiesAsync()).Single(one => one.Name == "chatbotics-session").Value);
        var html = await client.GetStringAsync("/inbox/fennick");
        Assert.Contains("ghost-row", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Lea Brandt", html, StringComparison.Ordinal);
    }

    private static HttpClient Client(DashboardHarness harness) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(harness.Url) };
}
