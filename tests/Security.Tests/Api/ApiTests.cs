using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Security.Tests.Api;

/// <summary>What a program does with the API, from outside.</summary>
[Collection(ApiProductCollection.Name)]
public sealed class ApiTests(ApiProduct product)
{
    private ApiClient Acme => product.Acme;

    [Fact]
    public async Task A_contact_is_made_changed_found_and_merged()
    {
        await Acme.Post("/attributes", """{"name":"Plan","kind":"list","options":["Free","Gold"]}""");
        var made = await Acme.Post("/contacts", """{"name":"Lea Brandt","phone":"+49 151 2345 678","externalId":"K-1","attributes":{"plan":"gold"},"addLabels":["VIP"]}""");
        Assert.Equal(201, made.Status);
        Assert.Equal("/api/v1/contacts/" + made.Id, made.Headers["Location"]);
        Assert.Equal("Gold", made.Json.GetProperty("attributes").GetProperty("plan").GetString());

        var changed = await Acme.Send("PATCH", "/contacts/" + made.Id, """{"name":"Lea B.","language":"de"}""");
        Assert.Equal(("Lea B.", "de", "+491512345678"), (changed.Json.GetProperty("name").GetString(), changed.Json.GetProperty("language").GetString(), changed.Json.GetProperty("phone").GetString()));

        var second = await Acme.Post("/contacts", """{"name":"L. Brandt","email":"lea@example.com"}""");
        var merged = await Acme.Post($"/contacts/{made.Id}/merge", $$"""{"contactId":"{{second.Id}}"}""");
        Assert.Equal("lea@example.com", merged.Json.GetProperty("email").GetString());
        Assert.Equal(made.Id, (await Acme.Get("/contacts/" + second.Id)).Id);
        var merge = merged.Json.GetProperty("merges")[0].GetProperty("id").GetString();
        Assert.Equal(200, (await Acme.Post($"/contacts/{made.Id}/merges/{merge}/undo")).Status);
        Assert.Equal(second.Id, (await Acme.Get("/contacts/" + second.Id)).Id);

        var found = await Acme.Get("/contacts?q=lea+b&label=vip&limit=1");
        Assert.Equal((made.Id, 1), (found.Json.GetProperty("items")[0].GetProperty("id").GetString(), found.Json.GetProperty("total").GetInt32()));
        var segment = await Acme.Post("/segments", """{"name":"Gold","where":[{"field":"attribute:plan","operator":"is","value":"Gold"}]}""");
        Assert.Equal(1, segment.Json.GetProperty("count").GetInt32());
        Assert.Single((await Acme.Get("/contacts?segment=" + segment.Id)).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        for (var number = 0; number < 5; number++)
        {
            await Acme.Post("/contacts", $$"""{"name":"Pager {{number}}"}""");
        }

        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Acme.Get("/contacts?q=pager&limit=2" + (cursor is null ? "" : "&cursor=" + cursor))).Json;
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(static one => one.GetProperty("name").GetString()!));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        Assert.Equal(["Pager 0", "Pager 1", "Pager 2", "Pager 3", "Pager 4"], names.Order());
    }

    [Fact]
    public async Task A_conversation_is_read_answered_and_organised()
    {
        var path = "/conversations/" + product.Conversation;
        var listed = (await Acme.Get("/conversations?channel=whatsapp&status=open")).Json.GetProperty("items");
        Assert.Contains(listed.EnumerateArray(), one => one.GetProperty("id").GetString() == product.Conversation);
        Assert.Equal("Hello", (await Acme.Get(path + "/messages")).Json.GetProperty("items").EnumerateArray().First(static one => one.TryGetProperty("text", out _)).GetProperty("text").GetString());

        // The same key sends once.
        var first = await Acme.Post(path + "/messages", """{"text":"Hello from the API"}""", "send-1");
        var again = await Acme.Post(path + "/messages", """{"text":"Hello from the API"}""", "send-1");
        Assert.Equal((202, 202, first.Text), (first.Status, again.Status, again.Text));
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(422, (await Acme.Post(path + "/messages", """{"text":"Another"}""", "send-1")).Status);
        Assert.Single((await Acme.Get(path + "/messages")).Json.GetProperty("items").EnumerateArray(),
            static one => one.TryGetProperty("text", out var text) && text.GetString() == "Hello from the API");

        Assert.Equal(201, (await Acme.Post(path + "/notes", """{"text":"Call back"}""")).Status);
        var label = await Acme.Post("/labels", """{"name":"Delivery","colour":"blue"}""");
        Assert.Equal(201, label.Status);
        var labelled = await Acme.Post(path + "/labels", $$"""{"add":["{{label.Id}}"]}""");
        Assert.Equal(label.Id, labelled.Json.GetProperty("labels")[0].GetString());
        Assert.Equal("urgent", (await Acme.Post(path + "/priority", """{"priority":"urgent"}""")).Json.GetProperty("priority").GetString());
        var member = (await Acme.Get("/members")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(member, (await Acme.Post(path + "/assign", $$"""{"assigneeId":"{{member}}"}""")).Json.GetProperty("assignee").GetProperty("id").GetString());
        Assert.Equal("resolved", (await Acme.Post(path + "/status", """{"status":"resolved"}""")).Json.GetProperty("status").GetString());
        Assert.Equal("open", (await Acme.Post(path + "/status", """{"status":"open"}""")).Json.GetProperty("status").GetString());

        string? contact = null;
        while (contact is null)
        {
            contact = (await Acme.Get(path)).Json.TryGetProperty("contactId", out var id) ? id.GetString() : null;
        }

        Assert.Equal(product.Conversation, (await Acme.Get("/contacts/" + contact)).Json.GetProperty("conversationIds")[0].GetString());
        Assert.True((await Acme.Post($"/contacts/{contact}/block")).Json.GetProperty("isBlocked").GetBoolean());
        Assert.Equal((409, "blocked"), await Refused(Acme.Post(path + "/messages", """{"text":"Hi"}""")));
        Assert.Equal(200, (await Acme.Post($"/contacts/{contact}/unblock")).Status);
    }

    [Fact]
    public async Task Channels_people_and_the_audit_log_are_read()
    {
        var channel = (await Acme.Get("/channels")).Json.GetProperty("items")[0];
        Assert.Equal("whatsapp", channel.GetProperty("platform").GetString());
        Assert.DoesNotContain(ProductKit.Product.Assets.Token, channel.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(200, (await Acme.Get("/channels/" + channel.GetProperty("id").GetString())).Status);
        var team = await Acme.Post("/teams", """{"name":"Shop"}""");
        Assert.Equal(201, team.Status);
        Assert.Equal(204, (await Acme.Send("DELETE", "/teams/" + team.Id)).Status);
        Assert.Contains((await Acme.Get("/audit?limit=100")).Json.GetProperty("items").EnumerateArray(), static one => one.GetProperty("action").GetString() == "team.created");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_in_a_stable_form()
    {
        var wrong = await Acme.Post("/contacts", """{"name":"X","phone":"0151","attributes":{"nope":"1"}}""");
        Assert.Equal((422, "invalid", "/api/docs#problem-invalid"), (wrong.Status, wrong.Code, wrong.Json.GetProperty("type").GetString()));
        Assert.StartsWith("application/problem+json", wrong.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(["attributes", "phone"], wrong.Json.GetProperty("errors").EnumerateArray().Select(static one => one.GetProperty("field").GetString()).Order());

        Assert.Equal((400, "bad_body"), await Refused(Acme.Post("/contacts", "{\"name\":")));
        Assert.Equal((400, "bad_body"), await Refused(Acme.Post("/contacts", """{"name":{"a":1}}""")));
        Assert.Equal((400, "bad_body"), await Refused(Acme.Post("/contacts", new string('[', 5_000))));
        Assert.Equal((415, "unsupported_type"), await Refused(Acme.Send("POST", "/contacts", "name=x", contentType: "text/plain")));
        Assert.Equal((413, "too_large"), await Refused(Acme.Post("/contacts", $$"""{"name":"{{new string('x', 1_100_000)}}"}""")));
        Assert.Equal((422, "invalid"), await Refused(Acme.Get("/contacts?limit=1000")));
        Assert.Equal((422, "invalid"), await Refused(Acme.Get("/conversations?status=nope")));
        Assert.Equal((404, "not_found"), await Refused(Acme.Get("/nothing")));
        Assert.Equal((404, "not_found"), await Refused(Acme.Send("DELETE", "/contacts")));
    }

    [Fact]
    public async Task A_key_that_goes_too_fast_is_told_when_to_come_back()
    {
        var key = await product.Key("acme", PermissionSet.Of(Permission.ViewContacts));
        var first = await key.Get("/contacts?limit=1");
        Assert.Equal("600", first.Headers["RateLimit-Limit"]);
        ApiReply last;
        do
        {
            last = await key.Get("/attributes");
        }
        while (last.Status == 200);
        Assert.Equal((429, "too_many_requests"), (last.Status, last.Code));
        Assert.True(int.Parse(last.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) >= 1);
        Assert.Equal(200, (await Acme.Get("/attributes")).Status);
    }

    [Fact]
    public async Task The_description_names_every_operation_and_resolves()
    {
        using var http = new HttpClient { BaseAddress = product.Product.Address };
        var document = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync("/api/v1/openapi.json")).RootElement;
        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(static path => path.Value.EnumerateObject()))
        {
            Assert.True(ids.Add(operation.Value.GetProperty("operationId").GetString()!));
        }

        Assert.True(ids.Count > 40);
        foreach (System.Text.RegularExpressions.Match reference in System.Text.RegularExpressions.Regex.Matches(document.GetRawText(), "#/components/schemas/(\\w+)"))
        {
            Assert.True(schemas.TryGetProperty(reference.Groups[1].Value, out _), reference.Value);
        }

        var page = await http.GetStringAsync("/api/docs");
        Assert.Contains("/api/v1/contacts/{id}/merge", page, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Code)> Refused(Task<ApiReply> asking)
    {
        var reply = await asking;
        return (reply.Status, reply.Code);
    }
}
