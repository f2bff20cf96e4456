using System.Net;
using System.Net.WebSockets;
using System.Text;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests.People;

/// <summary>Attacks 22, 23, 25, 29, 30 and 32: rights, sessions and guessing.</summary>
[Collection(TwoWorkspacesCollection.Name)]
public sealed class SessionAttackTests(TwoWorkspaces two)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Product Product => two.Product;

    [Fact]
    public async Task Abuse22_more_fields_than_the_form_has_make_nobody_an_owner()
    {
        InvitationIssued issued;
        using (Caller.Use(Caller.Engine))
        {
            issued = await Product.Grains.GetGrain<IPeopleGrain>("acme").Invite(new NewInvitation { Email = "greedy@acme.test", RoleId = "agent" });
        }

        using var visitor = new Visitor(Product);
        using var joined = await visitor.Post(TwoWorkspaces.Link("acme", issued), new()
        {
            ["name"] = "Greedy", ["password"] = TwoWorkspaces.Password, ["roleId"] = "owner", ["RoleId"] = "owner", ["role"] = "owner", ["permissions"] = "67108863", ["email"] = "other@acme.test",
        });
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);

        using var engine = Caller.Use(Caller.Engine);
        var people = await Product.Grains.GetGrain<IPeopleGrain>("acme").List();
        var greedy = Assert.Single(people.Members, static member => member.Email == "greedy@acme.test");
        Assert.Equal("agent", greedy.RoleId);

        // Nor does asking for it, and the asking is written down.
        using (Caller.Use(new Caller { AccountId = greedy.AccountId, Tenant = "acme", Permissions = PermissionSet.All }))
        {
            Assert.Equal(Refusals.NotAllowed, (await Product.Grains.GetGrain<IPeopleGrain>("acme").SetRole(greedy.AccountId, "owner")).Refusal);
        }

        var log = await Product.Grains.GetGrain<IAuditGrain>("acme").Read(new AuditQuery { Action = AuditActions.Refused, ActorId = greedy.AccountId });
        Assert.Contains(log.Entries, static entry => entry.Note.Details.Contains(new AuditDetail("what", "set_role")));
    }

    [Fact]
    public async Task Abuse23_a_removed_members_pages_socket_and_key_are_dead()
    {
        var account = await two.Member("acme", "admin", "leaver@acme.test", "Leaver");
        using var leaver = await Visitor.SignedIn(Product, "leaver@acme.test", TwoWorkspaces.Password);
        Assert.Equal(HttpStatusCode.OK, await leaver.Status("/settings/acme/people"));
        ApiKeyToken key;
        using (Caller.Use(new Caller { AccountId = account, Tenant = "acme", Permissions = Roles.Admin.Permissions }))
        {
            var issued = await Product.Grains.GetGrain<IApiKeysGrain>("acme").Create(new NewApiKey { Name = "Sync", Scopes = PermissionSet.Of(Permission.ViewContacts) });
            Assert.True(ApiKeyToken.TryParse(issued.Token, out var parsed));
            key = parsed;
        }

        using var limit = new CancellationTokenSource(Patience);
        using var socket = await Connect(leaver, Product.Address.ToString().TrimEnd('/'), limit.Token);
        using (Caller.Use(Caller.Engine))
        {
            Assert.NotNull(await Product.Grains.GetGrain<IApiKeysGrain>("acme").Check(key.Id, key.SecretHash));
            Assert.True((await Product.Grains.GetGrain<IPeopleGrain>("acme").Remove(account)).IsDone);
            Assert.Null(await Product.Grains.GetGrain<IApiKeysGrain>("acme").Check(key.Id, key.SecretHash));
        }

        Assert.Equal(HttpStatusCode.NotFound, await leaver.Status("/settings/acme/people"));
        Assert.Equal(HttpStatusCode.NotFound, await leaver.Status("/inbox/acme"));
        await Closed(socket, limit.Token);
    }

    [Fact]
    public async Task Abuse25_a_forged_host_poisons_no_link()
    {
        using var visitor = new Visitor(Product);
        visitor.Http.DefaultRequestHeaders.Host = "evil.example";
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        visitor.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await visitor.Http.GetAsync("/inbox/acme");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/login", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", await visitor.Http.GetStringAsync("/login"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abuse29_a_session_ends_with_sign_out_and_a_new_password_and_its_id_is_new_each_time()
    {
        await two.Member("acme", "agent", "fixed@acme.test", "Fixed");
        using var first = await Visitor.SignedIn(Product, "fixed@acme.test", TwoWorkspaces.Password);
        var planted = first.Session!;
        using var second = await Visitor.SignedIn(Product, "fixed@acme.test", TwoWorkspaces.Password);
        Assert.NotEqual(planted, second.Session);

        // A session that the browser brings along, as an attacker may have planted it, is not taken over.
        using var victim = new Visitor(Product);
        victim.Cookies.Add(Product.Address, new Cookie("chatbotics-session", "planted") { Path = "/" });
        using (var entered = await victim.SignIn("fixed@acme.test", TwoWorkspaces.Password))
        {
            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        }

        Assert.NotEqual("planted", victim.Session);

        using (var changed = await second.Post("/account/password", new() { ["password"] = TwoWorkspaces.Password, ["newPassword"] = "another horse entirely" }))
        {
            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await Old(planted));
        Assert.Equal(HttpStatusCode.NoContent, await second.Status("/session"));
        var present = second.Session!;
        using (var signedOut = await second.Post("/account/profile", [], "/sign-out"))
        {
            Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await Old(present));
    }

    [Fact]
    public async Task Abuse30_neither_forms_nor_sockets_of_other_sites_are_taken()
    {
        using var eve = await Visitor.SignedIn(Product, TwoWorkspaces.Eve, TwoWorkspaces.Password);
        using (var bare = await eve.Http.PostAsync("/sign-out", new FormUrlEncodedContent([])))
        {
            Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        }

        using (var json = new HttpRequestMessage(HttpMethod.Post, "/account/password") { Content = new StringContent("{\"newPassword\":\"x\"}", Encoding.UTF8, "text/plain") })
        using (var answer = await eve.Http.SendAsync(json))
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using (var foreign = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Headers = { { "Origin", "https://evil.example" } } })
        using (var answer = await eve.Http.SendAsync(foreign))
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => Connect(eve, "https://evil.example", CancellationToken.None));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await eve.Status("/session"));
    }

    [Fact]
    public async Task Abuse32_guessing_has_one_answer_for_all_and_is_slowed_down_by_account_and_address()
    {
        await two.Member("acme", "agent", "guessed@acme.test", "Guessed");

        // The same words, whether the account exists or not.
        using var one = new Visitor(Product, "127.0.0.2");
        using var known = await one.SignIn("guessed@acme.test", "wrong password");
        using var unknown = await one.SignIn("nobody@acme.test", "wrong password");
        Assert.Equal(HttpStatusCode.Unauthorized, known.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(Error(await known.Content.ReadAsStringAsync()), Error(await unknown.Content.ReadAsStringAsync()));

        // An address that guesses many accounts has to wait.
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var guess = await one.SignIn($"person{i}@acme.test", "wrong password");
            statuses.Add(guess.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);

        // An account that is guessed from many addresses pauses, for the right password too, in the same words.
        for (var i = 0; i < 12; i++)
        {
            using var many = new Visitor(Product, $"127.0.1.{i + 1}");
            using var guess = await many.SignIn("guessed@acme.test", "wrong password " + i);
            Assert.Equal(HttpStatusCode.Unauthorized, guess.StatusCode);
        }

        using var own = new Visitor(Product, "127.0.2.1");
        using var right = await own.SignIn("guessed@acme.test", TwoWorkspaces.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
    }

    private static string Error(string html)
    {
        var start = html.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        return html.Substring(start, html.IndexOf("</span>", start, StringComparison.Ordinal) - start);
    }

    private static async Task Closed(ClientWebSocket socket, CancellationToken limit)
    {
        var buffer = new byte[4_096];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), limit)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut without a goodbye.
        }

        Assert.False(limit.IsCancellationRequested);
    }

    private async Task<HttpStatusCode> Old(string cookie)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = Product.Address };
        client.DefaultRequestHeaders.Add("Cookie", "chatbotics-session=" + cookie);
        using var answer = await client.GetAsync("/session");
        return answer.StatusCode;
    }

    private async Task<ClientWebSocket> Connect(Visitor visitor, string origin, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = visitor.Cookies;
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(Product.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, cancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, cancellationToken);
        return socket;
    }
}
