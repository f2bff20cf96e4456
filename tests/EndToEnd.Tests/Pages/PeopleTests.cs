using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Chatbotics.EndToEnd.Tests.Harness;
using Chatbotics.ProductKit;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbotics.EndToEnd.Tests.Pages;

/// <summary>The people of a workspace in a real browser over the real product: in, invited, given rights, and out.</summary>
[Collection(BrowserTests.Name)]
public sealed class PeopleTests(BrowserFixture browser, PeopleTests.Shared shared) : IClassFixture<PeopleTests.Shared>
{
    private const string Password = "four quiet words here";

    private Product Product => shared.Product;

    [Fact]
    public async Task SomebodyIsInvitedJoinsGetsAnotherRoleAndIsRemoved()
    {
        await using var office = await Open();
        var owner = await SignedIn(office, Product.OwnerEmail, Product.OwnerPassword);
        await owner.GotoAsync("/settings/acme/people");

        // A wrong address says so at its field and stays.
        await owner.GetByLabel("E-mail address").FillAsync("nora at shop");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await Expect(owner.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter an e-mail address");
        await Expect(owner.GetByLabel("E-mail address")).ToHaveValueAsync("nora at shop");

        await owner.GetByLabel("E-mail address").FillAsync("nora@shop.test");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = await owner.GetByLabel("Link of the invitation").InputValueAsync();
        await Expect(owner.GetByRole(AriaRole.Heading, new() { Name = "Invited" })).ToBeVisibleAsync();

        await using var home = await Open();
        var nora = await home.NewPageAsync();
        await nora.GotoAsync(link);
        await Expect(nora.GetByRole(AriaRole.Heading, new() { Name = "Join Acme" })).ToBeVisibleAsync();
        await nora.GetByLabel("Your name").FillAsync("Nora Agent");
        await nora.GetByLabel("Password").FillAsync(Password);
        await nora.GetByRole(AriaRole.Button, new() { Name = "Make account and join" }).ClickAsync();
        await nora.WaitForURLAsync("**/inbox/acme");

        // The link was good once, and an agent sees neither rights nor the log.
        await using var thief = await Open();
        var other = await thief.NewPageAsync();
        await other.GotoAsync(link);
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "This invitation is no longer good" })).ToBeVisibleAsync();
        await nora.GotoAsync("/settings/acme/people");
        await Expect(nora.Locator(".set-rows").First).ToContainTextAsync("Nora Agent");
        await Expect(nora.GetByRole(AriaRole.Button, new() { Name = "Invite" })).ToHaveCountAsync(0);
        await Expect(nora.GetByRole(AriaRole.Link, new() { Name = "Audit log" })).ToHaveCountAsync(0);
        Assert.Equal(404, (await nora.GotoAsync("/settings/acme/audit"))!.Status);
        await nora.GotoAsync("/settings/acme/people");

        await owner.ReloadAsync();
        await owner.GetByLabel("Role of Nora Agent").SelectOptionAsync("admin");
        await Expect(owner.GetByRole(AriaRole.Status).Filter(new() { HasText = "Nora Agent is Admin from now on." })).ToBeVisibleAsync();
        await nora.ReloadAsync();
        await Expect(nora.GetByRole(AriaRole.Button, new() { Name = "Invite" })).ToBeVisibleAsync();
        await Screens.Take(owner, "people-1440-light");

        // The open page of a removed member goes, and nothing of the workspace is there any more.
        await owner.GetByRole(AriaRole.Button, new() { Name = "Remove Nora Agent" }).ClickAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(owner.GetByRole(AriaRole.Status).Filter(new() { HasText = "Nora Agent is no longer in this workspace." })).ToBeVisibleAsync();
        await Expect(nora.GetByRole(AriaRole.Heading, new() { Name = "There is nothing at this address" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await owner.GotoAsync("/settings/acme/audit");
        await Expect(owner.Locator(".audit")).ToContainTextAsync("Removed Nora Agent");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Check the chain" }).ClickAsync();
        await Expect(owner.Locator(".slip")).ToContainTextAsync("Whole");
    }

    [Fact]
    public async Task ASecondFactorIsSetUpAskedForAndReplacedByARecoveryCode()
    {
        await using var office = await Open();
        var owner = await SignedIn(office, Product.OwnerEmail, Product.OwnerPassword);
        await owner.GotoAsync("/settings/acme/people");
        await owner.GetByLabel("E-mail address").FillAsync("tom@shop.test");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = await owner.GetByLabel("Link of the invitation").InputValueAsync();

        await using var home = await Open();
        var tom = await home.NewPageAsync();
        await tom.GotoAsync(link);
        await tom.GetByLabel("Your name").FillAsync("Tom Two");
        await tom.GetByLabel("Password").FillAsync(Password);
        await tom.GetByRole(AriaRole.Button, new() { Name = "Make account and join" }).ClickAsync();
        await tom.WaitForURLAsync("**/inbox/acme");
        await tom.GotoAsync("/account/security");
        await tom.GetByRole(AriaRole.Button, new() { Name = "Set it up" }).ClickAsync();
        var secret = (await tom.Locator(".qr code").InnerTextAsync()).Replace(" ", string.Empty, StringComparison.Ordinal);
        await tom.GetByLabel("Code").FillAsync("000000");
        await tom.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        await Expect(tom.GetByRole(AriaRole.Alert)).ToContainTextAsync("That code is not right");
        await tom.GetByLabel("Code").FillAsync(Totp(secret, DateTimeOffset.UtcNow));
        await tom.GetByRole(AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        var recovery = await tom.GetByRole(AriaRole.List, new() { Name = "Recovery codes" }).Locator("li").First.InnerTextAsync();
        await Screens.Take(tom, "recovery-codes-1440-light");
        await tom.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();

        await using var elsewhere = await Open();
        var page = await elsewhere.NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("E-mail address").FillAsync("tom@shop.test");
        await page.GetByLabel("Password").FillAsync("not this one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Address or password is wrong.");
        await Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync("tom@shop.test");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Enter your code" })).ToBeVisibleAsync();
        await Check(page, "code");
        await page.GetByLabel("Code").FillAsync("123456");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That code is not right");
        await page.GetByLabel("Code").FillAsync(recovery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/acme");

        // Both devices are listed; signing the other one out ends it.
        await page.GotoAsync("/account/sessions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign them out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Signed in on one device" })).ToBeVisibleAsync();
        await Expect(tom.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TheAuditLogIsFilteredAndTakenAway()
    {
        await using var office = await Open();
        var owner = await SignedIn(office, Product.OwnerEmail, Product.OwnerPassword);
        await owner.GotoAsync("/settings/acme/teams");
        await owner.GetByLabel("New team").FillAsync("Packing");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Add the team" }).ClickAsync();
        await Expect(owner.Locator(".set-rows")).ToContainTextAsync("Packing");

        await owner.GotoAsync("/settings/acme/audit");
        var entries = owner.Locator(".audit li");
        await Expect(entries.First).ToContainTextAsync("Packing");
        await owner.GetByLabel("What").SelectOptionAsync(new SelectOptionValue { Label = "Channels" });
        await Expect(owner.GetByText("Packing")).ToHaveCountAsync(0);
        await owner.GetByLabel("What").SelectOptionAsync(new SelectOptionValue { Label = "Teams" });
        await Expect(entries).ToHaveCountAsync(1);
        await owner.GetByLabel("Who").SelectOptionAsync(new SelectOptionValue { Label = Product.OwnerName });
        await Expect(entries).ToHaveCountAsync(1);

        // Days: a wrong end says so at its field, a span without acts teaches.
        await owner.GetByLabel("From day").FillAsync("2024-03-05");
        await owner.GetByLabel("To day").FillAsync("2024-03-01");
        await Expect(owner.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose a day that is not before the first one.");
        await owner.GetByLabel("To day").FillAsync("2024-03-07");
        await Expect(owner.GetByRole(AriaRole.Heading, new() { Name = "Nothing of the kind was done" })).ToBeVisibleAsync();
        await owner.GetByLabel("To day").FillAsync("");
        await Expect(entries).ToHaveCountAsync(1);
        await Screens.Take(owner, "audit-filtered-1440-light");

        // The files hold what is shown, and taking them away is an act, too.
        foreach (var format in new[] { "CSV", "JSON" })
        {
            var download = await owner.RunAndWaitForDownloadAsync(() => owner.GetByRole(AriaRole.Link, new() { Name = format }).ClickAsync());
            var text = await File.ReadAllTextAsync(await download.PathAsync());
            Assert.Contains("Packing", text, StringComparison.Ordinal);
            Assert.DoesNotContain("member.", text, StringComparison.Ordinal);
        }

        await owner.GetByLabel("From day").FillAsync("");
        await owner.GetByLabel("What").SelectOptionAsync(new SelectOptionValue { Label = "Exports" });
        await Expect(entries).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task NothingHindersWhoIsNotSignedIn(int width, ColorScheme scheme)
    {
        await using var context = await Open(width, scheme);
        var page = await context.NewPageAsync();
        foreach (var path in new[] { "/login", "/set-up", "/sign-up", "/forgot-password", "/reset-password", "/invitation", "/confirm-address", "/nowhere" })
        {
            await page.GotoAsync(path);
            await Check(page, path);
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), path + " scrolls sideways");
            await Screens.Take(page, FormattableString.Invariant($"{path.Trim('/')}-{width}-{scheme}").ToLowerInvariant());
        }
    }

    private static async Task Check(IPage page, string name)
    {
        await page.EvaluateAsync("() => Promise.all(document.getAnimations().filter(one => one.effect.getTiming().iterations !== Infinity).map(one => one.finished.catch(() => { })))");
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        var serious = result.Violations.Where(static one => one.Impact is "serious" or "critical").ToArray();
        Assert.True(serious.Length == 0, name + ": " + string.Join("; ", serious.Select(static violation =>
            $"{violation.Impact} {violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(4).Select(static node => node.Html))}")));
    }

    private static async Task<IPage> SignedIn(IBrowserContext context, string email, string password)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/**");
        return page;
    }

    // An authenticator app (RFC 6238), written apart from the one that checks its codes.
    private static string Totp(string secret, DateTimeOffset at)
    {
        var bits = string.Concat(secret.Select(static sign => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What every app uses.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private async Task<IBrowserContext> Open(int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Product.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            TimezoneId = "Europe/Berlin",
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    /// <summary>One product for all of them.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public Product Product { get; private set; } = default!;

        public async Task InitializeAsync() => Product = await Product.Start();

        public async Task DisposeAsync() => await Product.DisposeAsync();
    }
}
