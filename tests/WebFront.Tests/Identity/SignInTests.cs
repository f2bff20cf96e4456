using System.Net;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.WebFront.Identity.Journeys;
using Chatbotics.WebFront.Identity.SignIn;

namespace Chatbotics.WebFront.Tests.Identity;

[Collection(IdentityAppCollection.Name)]
public sealed class SignInTests(IdentityApp app)
{
    private static readonly SessionOrigin Desk = new("198.51.100.20", "Firefox on Linux");

    [Fact]
    public async Task Signing_in_opens_signing_out_closes_even_for_a_copied_cookie()
    {
        var id = await app.NewAccount("in@sign.test");
        var cookies = new CookieContainer();
        var browser = await app.SignedIn("In@Sign.test", cookies);
        Assert.Equal(id, await browser.GetStringAsync("/whoami"));

        var copied = app.Browser();
        copied.DefaultRequestHeaders.Add("Cookie", cookies.GetCookieHeader(app.Address));
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(copied, "/whoami"));
        await browser.PostAsync("/test/sign-out", null);
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(copied, "/whoami"));
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(browser, "/whoami"));
    }

    [Fact]
    public async Task A_reader_without_a_session_is_led_to_the_form_and_back_to_this_site_only()
    {
        var browser = app.Browser();
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        browser.DefaultRequestHeaders.Host = "evil.example";
        var answer = await browser.GetAsync("/whoami?x=1");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/login?returnUrl=%2Fwhoami%3Fx%3D1", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_cookie_can_be_read_by_no_script_and_holds_nothing_personal()
    {
        await app.NewAccount("cookie@sign.test", "Canary Person");
        var answer = await app.Browser().PostAsync(
            "/test/sign-in", new FormUrlEncodedContent([new("email", "cookie@sign.test"), new("password", IdentityApp.Password)]));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Canary", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_password_unknown_address_and_locked_account_get_the_same_answer()
    {
        await app.NewAccount("lock@sign.test");
        Assert.Equal(SignInStep.Refused, (await First("nobody@sign.test", "x", "203.0.113.1")).Step);
        Assert.Equal(SignInStep.Refused, (await First(null, null, "203.0.113.1")).Step);
        Assert.Equal(SignInStep.Refused, (await First("no address", new string('x', 5_000), "203.0.113.1")).Step);
        for (var wrong = 0; wrong < 5; wrong++)
        {
            Assert.Equal(SignInStep.Refused, (await First("lock@sign.test", "wrong password", "203.0.113.2")).Step);
        }

        // Locked by now: even the right one.
        Assert.Equal(SignInStep.Refused, (await First("lock@sign.test", IdentityApp.Password, "203.0.113.3")).Step);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SignInStep.SignedIn, (await First("lock@sign.test", IdentityApp.Password, "203.0.113.3")).Step);
    }

    [Fact]
    public async Task One_network_gets_so_many_tries_whatever_accounts_it_tries()
    {
        for (var account = 0; account < 20; account++)
        {
            Assert.Equal(SignInStep.Refused, (await First($"stuffed{account}@sign.test", "x", "2001:db8:1:2::" + account)).Step);
        }

        var throttled = await First("other@sign.test", "x", "2001:db8:1:2:ffff::1");
        Assert.Equal(SignInStep.Throttled, throttled.Step);
        Assert.Equal(TimeSpan.FromSeconds(6), throttled.Wait);
        Assert.Equal(SignInStep.Refused, (await First("other@sign.test", "x", "2001:db8:1:3::1")).Step);
    }

    [Fact]
    public async Task A_browser_that_came_with_a_session_leaves_with_another()
    {
        await app.NewAccount("fix@sign.test");
        await app.NewAccount("fix2@sign.test");
        var planted = new CookieContainer();
        await app.SignedIn("fix@sign.test", planted);
        var attacker = app.Browser();
        attacker.DefaultRequestHeaders.Add("Cookie", planted.GetCookieHeader(app.Address));
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(attacker, "/whoami"));

        // The victim signs in on the browser that has the planted session, with the same account or another.
        await app.SignedIn("fix@sign.test", planted);
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(attacker, "/whoami"));
        attacker = app.Browser();
        attacker.DefaultRequestHeaders.Add("Cookie", planted.GetCookieHeader(app.Address));
        await app.SignedIn("fix2@sign.test", planted);
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(attacker, "/whoami"));
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_and_its_challenge_ages()
    {
        var id = await app.NewAccount("totp@sign.test");
        var secret = await EnableTwoFactor(id);
        var asked = await First("totp@sign.test", IdentityApp.Password, "203.0.113.9");
        Assert.Equal(SignInStep.CodeNeeded, asked.Step);
        Assert.Null(asked.Ticket);
        Assert.Equal(SignInStep.CodeRefused, (await Second(asked.Challenge, "000000")).Step);
        Assert.Equal(SignInStep.ChallengeGone, (await Second("made up", Code(secret))).Step);
        Assert.Equal(SignInStep.SignedIn, (await Second(asked.Challenge, Code(secret))).Step);
        Assert.Equal(SignInStep.CodeRefused, (await Second(asked.Challenge, Code(secret))).Step);

        var late = await First("totp@sign.test", IdentityApp.Password, "203.0.113.9");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(SignInStep.ChallengeGone, (await Second(late.Challenge, Code(secret))).Step);
    }

    [Fact]
    public async Task Knowing_the_password_gives_no_free_guesses_of_codes()
    {
        var id = await app.NewAccount("totp2@sign.test");
        var secret = await EnableTwoFactor(id);
        var steps = new List<SignInStep>();
        for (var round = 0; round < 5; round++)
        {
            var asked = await First("totp2@sign.test", IdentityApp.Password, "203.0.113.30");
            steps.Add(asked.Step);
            if (asked.Challenge is not null)
            {
                await Second(asked.Challenge, "000000");
            }
        }

        // Password and code count alike: the third round is the last.
        Assert.Equal([SignInStep.CodeNeeded, SignInStep.CodeNeeded, SignInStep.CodeNeeded, SignInStep.Refused, SignInStep.Refused], steps);
        Assert.NotNull(secret);
    }

    [Fact]
    public async Task A_weaker_hash_is_replaced_when_the_password_is_at_hand()
    {
        var id = await app.NewAccount("rehash@sign.test");
        using var engine = Caller.Use(Caller.Engine);
        var account = app.Grains.GetGrain<IAccountGrain>(id);
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<object>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1_000 }));
        var old = (await account.GetCredentials())!.PasswordHash;
        await account.Rehash(old, weak.HashPassword(new object(), IdentityApp.Password));
        var before = (await account.GetCredentials())!.PasswordHash;
        Assert.Equal(SignInStep.SignedIn, (await First("rehash@sign.test", IdentityApp.Password, "203.0.113.31")).Step);
        Assert.NotEqual(before, (await account.GetCredentials())!.PasswordHash);
        Assert.Equal(SignInStep.SignedIn, (await First("rehash@sign.test", IdentityApp.Password, "203.0.113.31")).Step);
    }

    [Fact]
    public async Task A_reset_link_comes_by_mail_works_once_and_ends_every_session()
    {
        await app.NewAccount("reset@sign.test");
        var browser = await app.SignedIn("reset@sign.test");
        Assert.Null(await app.Do<PasswordService, Refusal?>(service => service.RequestReset(" Reset@sign.test ", Desk)));
        Assert.Null(await app.Do<PasswordService, Refusal?>(service => service.RequestReset("stranger@sign.test", Desk)));
        var link = RecordedMails.Link(await app.Mails.To("reset@sign.test", "password"));
        Assert.Equal(0, app.Mails.CountTo("stranger@sign.test"));

        Assert.True(await app.Do<PasswordService, bool>(service => service.IsGood(link["account"], link["token"])));
        Assert.Equal("weak_password", (await Reset(link, "short"))!.Code);
        Assert.Equal("weak_password", (await Reset(link, "password123"))!.Code);
        Assert.Null(await Reset(link, "a brand new password"));
        Assert.Equal(Refusals.LinkGone, await Reset(link, "another new password"));
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(browser, "/whoami"));
        Assert.Equal("Refused", await IdentityApp.SignIn(app.Browser(), "reset@sign.test", IdentityApp.Password));
        Assert.Equal("SignedIn", await IdentityApp.SignIn(app.Browser(), "reset@sign.test", "a brand new password"));
    }

    [Fact]
    public async Task A_changed_password_renames_this_session_and_ends_the_others()
    {
        var id = await app.NewAccount("change@sign.test");
        var other = await app.SignedIn("change@sign.test");
        var mine = (await First("change@sign.test", IdentityApp.Password, "203.0.113.40")).Ticket!;
        var wrong = await app.Do<PasswordService, SignedIn>(service => service.Change(mine, "not it", "a brand new password"));
        Assert.Equal(Refusals.WrongPassword, wrong.Refusal);
        var changed = await app.Do<PasswordService, SignedIn>(service => service.Change(mine, IdentityApp.Password, "a brand new password"));
        Assert.Null(changed.Refusal);
        Assert.NotEqual(mine.SessionId, changed.Ticket!.SessionId);
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(other, "/whoami"));
        using var engine = Caller.Use(Caller.Engine);
        var account = app.Grains.GetGrain<IAccountGrain>(id);
        Assert.Null(await account.CheckSession(mine.SessionId, mine.Stamp));
        Assert.NotNull(await account.CheckSession(changed.Ticket.SessionId, changed.Ticket.Stamp));
        await app.Mails.To("change@sign.test", "changed");
    }

    private async Task<Refusal?> Reset(IReadOnlyDictionary<string, string> link, string password) =>
        (await app.Do<PasswordService, Outcome>(service => service.Reset(link["account"], link["token"], password))).Refusal;

    private Task<SignInOutcome> First(string? email, string? password, string address) =>
        app.Do<SignInService, SignInOutcome>(service => service.WithPassword(email, password, new SessionOrigin(address, "test"), null));

    private Task<SignInOutcome> Second(string? challenge, string code) =>
        app.Do<SignInService, SignInOutcome>(service => service.WithCode(challenge, code, Desk, null));

    private async Task<string> EnableTwoFactor(string id)
    {
        using var engine = Caller.Use(Caller.Engine);
        var account = app.Grains.GetGrain<IAccountGrain>(id);
        var secret = (await account.BeginTwoFactor()).Secret!;
        Assert.Null((await account.ConfirmTwoFactor(Code(secret))).Refusal);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        return secret;
    }

    private string Code(string secret) => TotpCodes.At(secret, app.Clock.GetUtcNow());
}
