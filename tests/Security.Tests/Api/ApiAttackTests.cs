using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Security.Tests.Api;

/// <summary>Attacks 20, 21 and 22 on contacts and the API. Attack 19 is in <see cref="ApiMatrixTests"/>.</summary>
[Collection(ApiProductCollection.Name)]
public sealed class ApiAttackTests(ApiProduct product) : IAsyncLifetime
{
    private static readonly string[] Injections =
    [
        "acme/x", "..%5c", "..%2f..%2fglobex", "acme%2f00000000000000000000000000000000", "0000000000000000000000000000000\u0430", "1' OR '1'='1", "*", "\uff0f", "null",
        "00000000000000000000000000000000/..%2f", new('a', 4_000), "000000000000000000000000000000G0", "AAAA", "d2hhdHNhcHAvMS8y", "Li4vLi4vLi4v",
    ];

    private ApiClient Acme { get; set; } = default!;

    private ApiClient Globex => product.Globex;

    // Keys of this test's own: another one may have used up what a key may do in a minute.
    public async Task InitializeAsync() => Acme = await product.Keys("acme", 4);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Abuse20_a_foreign_id_is_nowhere()
    {
        var contact = (await Acme.Post("/contacts", """{"name":"Canary Nightingale","phone":"+4915199999999","externalId":"canary-1"}""")).Id;
        var segment = (await Acme.Post("/segments", """{"name":"Canary","where":[{"field":"phone","operator":"is_set"}]}""")).Id;
        var own = (await Globex.Post("/contacts", """{"name":"Own"}""")).Id;
        var label = (await Acme.Post("/labels", """{"name":"Canary label","colour":"red"}""")).Id;
        var team = (await Acme.Post("/teams", """{"name":"Canary team"}""")).Id;

        foreach (var (method, path, body) in new[]
        {
            ("GET", "/contacts/" + contact, null), ("PATCH", "/contacts/" + contact, """{"name":"X"}"""), ("POST", $"/contacts/{contact}/block", null),
            ("POST", $"/contacts/{contact}/merge", $$"""{"contactId":"{{own}}"}"""), ("POST", $"/contacts/{contact}/notes", """{"text":"X"}"""),
            ("GET", "/conversations/" + product.Conversation, null), ("GET", $"/conversations/{product.Conversation}/messages", null),
            ("POST", $"/conversations/{product.Conversation}/messages", """{"text":"X"}"""), ("POST", $"/conversations/{product.Conversation}/take-over", null),
            ("POST", $"/conversations/{product.Conversation}/notes", """{"text":"X"}"""), ("POST", $"/conversations/{product.Conversation}/status", """{"status":"resolved"}"""),
            ("GET", $"/channels/whatsapp/{ProductKit.Product.Assets.PhoneNumberId}", null), ("PUT", "/labels/" + label, """{"name":"X","colour":"red"}"""),
        })
        {
            var reply = await Globex.Send(method, path, body);
            Assert.True((reply.Status, reply.Code) == (404, "not_found"), $"{method} {path}: {reply.Status} {reply.Text}");
        }

        // In bodies and filters: refused at the field, or empty.
        var merge = await Globex.Post($"/contacts/{own}/merge", $$"""{"contactId":"{{contact}}"}""");
        Assert.Equal(422, merge.Status);
        Assert.Equal(422, (await Globex.Get("/contacts?segment=" + segment)).Status);
        Assert.Empty((await Globex.Get("/conversations?label=" + label)).Json.GetProperty("items").EnumerateArray());
        Assert.Empty((await Globex.Get("/conversations?team=" + team)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(404, (await Globex.Send("PUT", "/segments/" + segment, """{"name":"X","where":[{"field":"phone","operator":"is_set"}]}""")).Status);
        Assert.Equal(404, (await Globex.Send("DELETE", "/teams/" + team)).Status);

        // A cursor of one workspace says nothing in another.
        var cursor = (await Acme.Get("/contacts?limit=1")).Json.GetProperty("nextCursor").GetString();
        var everything = (await Globex.Get("/contacts?cursor=" + cursor)).Text + (await Globex.Get("/contacts?q=canary")).Text + (await Globex.Get("/segments")).Text;
        Assert.DoesNotContain("anary", everything, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Canary Nightingale", (await Acme.Get("/contacts/" + contact)).Json.GetProperty("name").GetString());

        // The same external id is free in another workspace.
        Assert.Equal(201, (await Globex.Post("/contacts", """{"name":"Other","externalId":"canary-1"}""")).Status);
    }

    [Fact]
    public async Task Abuse20_an_idempotency_key_of_one_workspace_answers_nothing_in_another()
    {
        var first = await Acme.Post("/contacts", """{"name":"Once"}""", "shared-key");
        var second = await Globex.Post("/contacts", """{"name":"Once"}""", "shared-key");
        Assert.NotEqual(first.Id, second.Id);
        Assert.False(second.Headers.ContainsKey("Idempotency-Replayed"));
        Assert.Equal(404, (await Globex.Get("/contacts/" + first.Id)).Status);
    }

    [Fact]
    public async Task Abuse21_keys_are_not_reached_into()
    {
        foreach (var id in Injections)
        {
            var escaped = id.Contains('%', StringComparison.Ordinal) ? id : Uri.EscapeDataString(id);
            foreach (var path in (string[])[$"/contacts/{escaped}", $"/conversations/{escaped}", $"/conversations/{escaped}/messages", $"/channels/whatsapp/{escaped}", $"/channels/{escaped}/1"])
            {
                var reply = await Acme.Get(path);
                Assert.True(reply.Status is 404 or 400, $"{path}: {reply.Status}");
                Assert.DoesNotContain("   at ", reply.Text, StringComparison.Ordinal);
            }

            Assert.InRange((await Acme.Get("/contacts?cursor=" + escaped)).Status, 200, 499);
            Assert.InRange((await Acme.Get("/contacts?q=" + escaped)).Status, 200, 499);
            Assert.InRange((await Acme.Get("/conversations?cursor=" + escaped)).Status, 200, 499);
            Assert.InRange((await Acme.Get("/conversations?assignee=" + escaped)).Status, 200, 499);
            Assert.InRange((await Acme.Post("/contacts", """{"name":"Injected"}""", id.Length > 255 || id.Any(static sign => sign > 126) ? "k" : id)).Status, 200, 499);
        }
    }

    [Fact]
    public async Task Abuse33_a_file_of_contacts_runs_nothing_and_is_nobody_elses()
    {
        await Acme.Post("/contacts", """{"name":"=HYPERLINK(\"http://evil\",\"x\")","externalId":"formula"}""");
        var export = (await Acme.Post("/contacts/exports", "{}")).Id;
        while (!(await Acme.Get("/contacts/exports/" + export)).Json.GetProperty("isDone").GetBoolean())
        {
        }

        var file = await Acme.Get($"/contacts/exports/{export}/file");
        Assert.StartsWith("text/csv", file.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=HYPERLINK", file.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await Globex.Get($"/contacts/exports/{export}/file")).Status);
        Assert.Equal(404, (await Globex.Get("/contacts/exports/" + export)).Status);

        // What is imported is data, too.
        var import = await Acme.Send("POST", "/contacts/imports", "name,external id\n=1+1,formula-2\n,\n", contentType: "text/csv");
        Assert.Equal((201, 1), (import.Status, import.Json.GetProperty("rows").GetInt32()));
        Assert.Equal(404, (await Globex.Get("/contacts/imports/" + import.Id)).Status);
        Assert.Equal(202, (await Acme.Post($"/contacts/imports/{import.Id}/run")).Status);
        while ((await Acme.Get("/contacts/imports/" + import.Id)).Json.GetProperty("stage").GetString() == "running")
        {
        }

        Assert.Equal(1, (await Acme.Get("/contacts/imports/" + import.Id)).Json.GetProperty("created").GetInt32());
    }

    [Fact]
    public async Task Abuse22_what_a_body_may_not_say_is_ignored()
    {
        var made = await Acme.Post("/contacts", """
            {"name":"Mass","id":"00000000000000000000000000000001","tenant":"globex","isBlocked":true,"version":99,"createdAt":"2001-01-01T00:00:00Z",
             "notes":[{"text":"forged"}],"conversationIds":["d2hhdHNhcHAvMS8y"],"identities":[{"kind":"whatsapp","value":"1"}],"roleId":"owner"}
            """);
        Assert.Equal(201, made.Status);
        Assert.NotEqual("00000000000000000000000000000001", made.Id);
        Assert.False(made.Json.GetProperty("isBlocked").GetBoolean());
        Assert.Equal(1, made.Json.GetProperty("version").GetInt32());
        Assert.Empty(made.Json.GetProperty("notes").EnumerateArray());
        Assert.Empty(made.Json.GetProperty("identities").EnumerateArray());
        var forged = await Acme.Post("/contacts", """{"name":"Forged","addIdentities":[{"kind":"whatsapp","value":"4915100000001"}]}""");
        Assert.Equal(422, forged.Status);

        var sent = await Acme.Post($"/conversations/{product.Conversation}/notes", """{"text":"By whom?","author":{"name":"The owner"},"person":{"id":"x"}}""");
        Assert.Equal(201, sent.Status);
        Assert.DoesNotContain("The owner", (await Acme.Get($"/conversations/{product.Conversation}/messages")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_nothing_else()
    {
        var reader = await product.Key("acme", PermissionSet.Of(Permission.ViewContacts));
        Assert.Equal(200, (await reader.Get("/contacts")).Status);
        foreach (var (method, path, body) in new[]
        {
            ("POST", "/contacts", """{"name":"X"}"""), ("GET", "/conversations", null), ("GET", "/audit", null), ("GET", "/members", null),
            ("POST", $"/conversations/{product.Conversation}/messages", """{"text":"X"}"""), ("POST", "/labels", """{"name":"X"}"""),
        })
        {
            var reply = await reader.Send(method, path, body);
            Assert.True((reply.Status, reply.Code) == (404, "not_found"), $"{method} {path}: {reply.Status}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("cbk_acme_0000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cbk_globex")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task Without_a_good_key_nothing_is_answered(string bearer)
    {
        var reply = await Acme.Send("GET", "/contacts", bearer: bearer);
        Assert.Equal(401, reply.Status);
        Assert.DoesNotContain("items", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_cut_for_another_workspace_by_changing_its_name_is_no_key()
    {
        var reply = await Acme.Send("GET", "/contacts", bearer: Acme.Token.Replace("cbk_acme_", "cbk_globex_", StringComparison.Ordinal));
        Assert.Equal(401, reply.Status);
    }

    [Fact]
    public async Task A_revoked_key_is_dead_at_once()
    {
        var key = await product.Key("acme", PermissionSet.Of(Permission.ViewContacts));
        Assert.Equal(200, (await key.Get("/contacts")).Status);
        using (Caller.Use(Caller.Engine))
        {
            await product.Product.Grains.GetGrain<Grains.Abstractions.People.ApiKeys.IApiKeysGrain>("acme").Revoke(key.Token.Split('_')[2]);
        }

        int status;
        do
        {
            status = (await key.Get("/contacts")).Status;
        }
        while (status == 200);
        Assert.Equal(401, status);
    }
}
