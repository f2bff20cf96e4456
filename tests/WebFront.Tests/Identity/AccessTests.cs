using System.Net;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.TestKit.Time;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Tests.Identity;

[Collection(IdentityAppCollection.Name)]
public sealed class AccessTests(IdentityApp app)
{
    [Fact]
    public async Task Foreign_and_unknown_workspaces_look_the_same()
    {
        await app.NewWorkspace("ac-mine");
        await app.NewWorkspace("ac-other");
        var browser = await app.SignedIn("owner@ac-mine.test");
        Assert.Equal("1", await browser.GetStringAsync("/desk/ac-mine"));
        foreach (var path in new[] { "/desk/{0}", "/desk/{0}/reply", "/api/v1/{0}/contacts", "/settings/{0}/audit.csv" })
        {
            var foreign = await browser.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, "ac-other"));
            var unknown = await browser.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, "ac-nothing"));
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
            Assert.Equal(await unknown.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("ac-odd%2F..%2Fac-odd2")]
    [InlineData("AC-ODD")]
    [InlineData("installation")]
    [InlineData("ac-od\u0501")]
    public async Task Odd_names_of_workspaces_are_not_found(string tenant)
    {
        var email = $"odd{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(tenant))}@ac.test";
        await app.NewAccount(email);
        var browser = await app.SignedIn(email);
        Assert.Equal(HttpStatusCode.NotFound, await IdentityApp.Get(browser, "/desk/" + tenant));
    }

    [Fact]
    public async Task What_the_role_does_not_allow_is_not_found_either()
    {
        await app.NewWorkspace("ac-role");
        await app.NewMember("ac-role", "viewer", "viewer@ac-role.test");
        var browser = await app.SignedIn("viewer@ac-role.test");
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(browser, "/desk/ac-role"));
        Assert.Equal(HttpStatusCode.NotFound, await IdentityApp.Get(browser, "/desk/ac-role/reply"));
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(browser, "/api/v1/ac-role/contacts"));
        var refused = await browser.GetAsync("/api/v1/ac-role/roles");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("not_found", (await IdentityApp.Json(refused)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_route_that_slips_another_workspace_past_the_first_gate_is_stopped_by_the_second()
    {
        await app.NewWorkspace("ac-slip");
        await app.NewWorkspace("ac-slipped");
        var browser = await app.SignedIn("owner@ac-slip.test");
        Assert.Equal("The ac-slip", await browser.GetStringAsync("/desk/ac-slip/peek/ac-slip"));
        Assert.Equal(HttpStatusCode.NotFound, await IdentityApp.Get(browser, "/desk/ac-slip/peek/ac-slipped"));
        Assert.Equal(HttpStatusCode.NotFound, await IdentityApp.Get(browser, "/desk/ac-slip/peek/ac-nothing"));
    }

    [Fact]
    public async Task A_change_of_role_is_felt_by_the_next_request_and_renames_the_session()
    {
        await app.NewWorkspace("ac-change");
        var agent = await app.NewMember("ac-change", "viewer", "agent@ac-change.test");
        var cookies = new CookieContainer();
        var browser = await app.SignedIn("agent@ac-change.test", cookies);
        Assert.Equal(HttpStatusCode.NotFound, await IdentityApp.Get(browser, "/desk/ac-change/reply"));
        var before = cookies.GetCookieHeader(app.Address);
        await AsEngine(people => people.SetRole(agent, "agent"), "ac-change");
        await Eventually.Holds(async () => await IdentityApp.Get(browser, "/desk/ac-change/reply") == HttpStatusCode.OK);

        // The new id comes behind the change of role, with one of the next answers.
        await Eventually.Holds(async () =>
        {
            app.Services.GetRequiredService<SessionChecks>().CheckEverything();
            await browser.GetAsync("/whoami");
            return cookies.GetCookieHeader(app.Address) != before;
        });
        var old = app.Browser();
        old.DefaultRequestHeaders.Add("Cookie", before);
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(old, "/whoami"));
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(browser, "/whoami"));
    }

    [Fact]
    public async Task A_removed_member_s_pages_sockets_and_keys_die_by_push()
    {
        await app.NewWorkspace("ac-gone");
        var admin = await app.NewMember("ac-gone", "admin", "admin@ac-gone.test");
        var browser = await app.SignedIn("admin@ac-gone.test");
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(browser, "/desk/ac-gone"));
        var program = await Program("ac-gone", admin, Permission.ViewContacts);
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(program, "/api/v1/contacts"));
        var live = await Live(browser);

        await AsEngine(people => people.Remove(admin), "ac-gone");

        await Ended(live);
        await Eventually.Holds(async () => await IdentityApp.Get(browser, "/desk/ac-gone") == HttpStatusCode.NotFound);
        await Eventually.Holds(async () => await IdentityApp.Get(program, "/api/v1/contacts") == HttpStatusCode.Unauthorized);

        // The account itself lives on: it may have other workspaces.
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(browser, "/whoami"));
    }

    [Fact]
    public async Task Signing_out_everywhere_cuts_what_is_open_elsewhere()
    {
        var id = await app.NewAccount("everywhere@ac.test");
        var here = await app.SignedIn("everywhere@ac.test");
        var there = await app.SignedIn("everywhere@ac.test");
        var live = await Live(there);
        using (Caller.Use(Caller.Engine))
        {
            await app.Grains.GetGrain<IAccountGrain>(id).EndAllSessions(null);
        }

        await Ended(live);
        await Eventually.Holds(async () => await IdentityApp.Get(here, "/whoami") == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(there, "/whoami"));
        await Eventually.Holds(() => Task.FromResult(app.Services.GetRequiredService<LiveConnections>().Count == 0));
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_and_its_maker_both_may_and_only_at_the_api()
    {
        await app.NewWorkspace("ac-key");
        await app.NewWorkspace("ac-key2");
        var admin = await app.NewMember("ac-key", "admin", "admin@ac-key.test");
        var program = await Program("ac-key", admin, Permission.ViewContacts, Permission.ManageRoles);
        Assert.Equal("contacts.view roles.manage", await program.GetStringAsync("/api/v1/contacts"));
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(program, "/api/v1/ac-key/roles"));
        Assert.Equal(HttpStatusCode.NotFound, await IdentityApp.Get(program, "/api/v1/ac-key2/contacts"));
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(program, "/whoami"));
        Assert.Equal(HttpStatusCode.Unauthorized, await IdentityApp.Get(program, "/desk/ac-key"));

        await AsEngine(people => people.SetRole(admin, "agent"), "ac-key");
        await Eventually.Holds(async () => await IdentityApp.Get(program, "/api/v1/ac-key/roles") == HttpStatusCode.NotFound);
        Assert.Equal("contacts.view", await program.GetStringAsync("/api/v1/contacts"));
    }

    [Fact]
    public async Task Wrong_keys_are_told_what_to_do_and_slowed_down()
    {
        var program = app.Browser();
        ApiKeyToken.Create("ac-wrong", out var token);
        program.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
        var refused = await program.GetAsync("/api/v1/contacts");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
        Assert.Equal("not_signed_in", (await IdentityApp.Json(refused)).GetProperty("code").GetString());
        Assert.DoesNotContain(token.Split('_', 4)[3], await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        for (var n = 0; n < 40; n++)
        {
            await program.GetAsync("/api/v1/contacts");
        }

        var throttled = await program.GetAsync("/api/v1/contacts");
        Assert.Equal(HttpStatusCode.TooManyRequests, throttled.StatusCode);
        Assert.NotNull(throttled.Headers.RetryAfter);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task The_log_downloads_as_csv_and_json_to_those_who_may_and_notes_it()
    {
        await app.NewWorkspace("ac-log");
        await app.NewMember("ac-log", "agent", "agent@ac-log.test");
        using (Caller.Use(Caller.Engine))
        {
            await app.Grains.GetGrain<IPeopleGrain>("ac-log").SaveTeam(null, "=HYPERLINK(\"http://evil\")");
        }

        Assert.Equal(HttpStatusCode.NotFound, await IdentityApp.Get(await app.SignedIn("agent@ac-log.test"), "/settings/ac-log/audit.csv"));
        var owner = await app.SignedIn("owner@ac-log.test");
        var csv = await owner.GetAsync("/settings/ac-log/audit.csv");
        Assert.Equal("attachment", csv.Content.Headers.ContentDisposition!.DispositionType);
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("sequence,time,action", lines[0].TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.Contains("audit.exported", lines[1], StringComparison.Ordinal);
        Assert.Contains("Olga Owner", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, static line => line.Split(',').Any(static cell => cell.StartsWith('=')));

        var json = (await IdentityApp.Json(await owner.GetAsync("/settings/ac-log/audit.json"))).EnumerateArray().ToList();
        Assert.Equal(json.Count, json[0].GetProperty("sequence").GetInt32());
        Assert.Equal(1, json[^1].GetProperty("sequence").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, await IdentityApp.Get(owner, "/settings/ac-log/audit.exe"));
        using var engine = Caller.Use(Caller.Engine);
        Assert.Null((await app.Grains.GetGrain<IAuditGrain>("ac-log").Verify(AuditCheck.Start)).BrokenAt);
    }

    [Fact]
    public async Task Signing_out_needs_a_form_of_ours()
    {
        await app.NewAccount("csrf@ac.test");
        var browser = await app.SignedIn("csrf@ac.test");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-out", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(browser, "/whoami"));
    }

    private async Task<HttpClient> Program(string tenant, string owner, params Permission[] scopes)
    {
        ApiKeyIssued issued;
        using (Caller.Use(new Caller { AccountId = owner, Tenant = tenant, Permissions = PermissionSet.All }))
        {
            issued = await app.Grains.GetGrain<IApiKeysGrain>(tenant).Create(new NewApiKey { Name = "CRM", Scopes = PermissionSet.Of(scopes) });
        }

        Assert.Null(issued.Refusal);
        var program = app.Browser();
        program.DefaultRequestHeaders.Add("Authorization", "Bearer " + issued.Token);
        return program;
    }

    private async Task AsEngine(Func<IPeopleGrain, Task<Outcome>> what, string tenant)
    {
        using var engine = Caller.Use(Caller.Engine);
        Assert.Null((await what(app.Grains.GetGrain<IPeopleGrain>(tenant))).Refusal);
    }

    private static async Task<Stream> Live(HttpClient browser)
    {
        var answer = await browser.GetAsync("/_blazor/live", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var stream = await answer.Content.ReadAsStreamAsync();
        Assert.Equal(5, await stream.ReadAtLeastAsync(new byte[5], 5));
        return stream;
    }

    private static async Task Ended(Stream live)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<IOException>(async () => _ = await live.ReadAsync(new byte[1], patience.Token));
    }
}
