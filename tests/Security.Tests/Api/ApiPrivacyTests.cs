using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Keys;
using Chatbotics.Grains.Abstractions.Privacy.Views;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Security.Tests.Api;

/// <summary>What the privacy area of the dashboard sets, set by a program.</summary>
[Collection(ApiProductCollection.Name)]
public sealed class ApiPrivacyTests(ApiProduct product)
{
    // Globex: other tests count what is written down in acme.
    private ApiClient Api => product.Globex;

    [Fact]
    public async Task Notices_are_read_changed_in_part_and_refused_at_their_field()
    {
        var before = (await Api.Get("/privacy/notices")).Json;
        Assert.Equal(["whatsapp", "messenger", "instagram", "webchat"], before.GetProperty("bases").EnumerateArray().Select(static one => one.GetProperty("channel").GetString()));

        var changed = await Api.Send("PATCH", "/privacy/notices", """{"bases":[{"channel":"messenger","legalBasis":"consent"}],"accessPhrase":"My data please","objectionPhrase":"","saysAge":true}""");
        Assert.Equal(200, changed.Status);
        await Api.Send("PATCH", "/privacy/notices", """{"stopWords":["stop"," genug "]}""");
        var after = (await Api.Get("/privacy/notices")).Json;
        Assert.Equal("consent", after.GetProperty("bases")[1].GetProperty("legalBasis").GetString());
        Assert.Equal(["STOP", "GENUG"], after.GetProperty("stopWords").EnumerateArray().Select(static one => one.GetString()));
        Assert.Equal(("My data please", "", "DELETE MY DATA"), (after.GetProperty("accessPhrase").GetString(), after.GetProperty("objectionPhrase").GetString(), after.GetProperty("erasurePhrase").GetString()));
        Assert.True(after.GetProperty("saysAge").GetBoolean());

        foreach (var (body, field) in new[]
        {
            ("""{"stopWords":[null]}""", "stopWords"), ("""{"erasurePhrase":"x"}""", "erasurePhrase"), ("""{"correctionPhrase":"my data please"}""", "phrases"),
            ("""{"policyUrl":"http://shop.example.com"}""", "policyUrl"), ("""{"bases":[{"channel":"shopify","legalBasis":"consent"}]}""", "bases"),
            ("""{"bases":[null]}""", "bases"), ("""{"bases":[{"channel":"whatsapp"}]}""", "bases"),
        })
        {
            Assert.Equal((422, field), Wrong(await Api.Send("PATCH", "/privacy/notices", body)));
        }

        Assert.Equal(after.GetRawText(), (await Api.Get("/privacy/notices")).Json.GetRawText());
        await Forbidden(("GET", "/privacy/notices", null), ("PATCH", "/privacy/notices", "{}"));
    }

    [Fact]
    public async Task Subprocessors_are_added_and_taken_out_as_versions()
    {
        var first = (await Api.Get("/privacy/subprocessors")).Json.GetProperty("version").GetInt32();
        var made = await Api.Post("/privacy/subprocessors", """{"name":"Hosting Ltd","purpose":"Keeps the servers","place":"Finland"}""");
        Assert.Equal((201, "/api/v1/privacy/subprocessors/" + made.Id), (made.Status, made.Headers["Location"]));
        Assert.Equal((422, "name"), Wrong(await Api.Post("/privacy/subprocessors", """{"name":"Hosting Ltd"}""")));
        Assert.Equal(204, (await Api.Send("DELETE", "/privacy/subprocessors/" + made.Id)).Status);
        Assert.Equal(404, (await Api.Send("DELETE", "/privacy/subprocessors/nobody")).Status);

        var list = (await Api.Get("/privacy/subprocessors")).Json;
        var gone = list.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("id").GetString() == made.Id);
        Assert.Equal((first + 2, first + 1, first + 2), (list.GetProperty("version").GetInt32(), gone.GetProperty("sinceVersion").GetInt32(), gone.GetProperty("goneInVersion").GetInt32()));
        await Forbidden(("GET", "/privacy/subprocessors", null), ("POST", "/privacy/subprocessors", "{}"), ("DELETE", "/privacy/subprocessors/" + made.Id, null));
    }

    [Fact]
    public async Task The_operator_is_let_in_and_shut_out_by_those_who_may()
    {
        var made = await Api.Post("/privacy/access", """{"reason":"A message does not arrive","hours":2}""");
        Assert.Equal(201, made.Status);
        Assert.True(made.Json.GetProperty("isInForce").GetBoolean());
        Assert.Equal(TimeSpan.FromHours(2), made.Json.GetProperty("expiresAt").GetDateTimeOffset() - made.Json.GetProperty("grantedAt").GetDateTimeOffset());
        Assert.Equal((422, "reason"), Wrong(await Api.Post("/privacy/access", """{"reason":"why","hours":2}""")));
        Assert.Equal((422, "hours"), Wrong(await Api.Post("/privacy/access", """{"reason":"A message does not arrive","hours":73}""")));
        Assert.Equal((422, "hours"), Wrong(await Api.Post("/privacy/access", """{"reason":"A message does not arrive"}""")));

        // Whoever manages privacy sees it, and decides nothing about it without the other permission.
        var other = await product.Key("globex", PermissionSet.Of(Permission.ManagePrivacy));
        Assert.Equal(200, (await other.Get("/privacy/access")).Status);
        Assert.Equal((403, 403), ((await other.Post("/privacy/access", """{"reason":"A message does not arrive","hours":2}""")).Status, (await other.Send("DELETE", "/privacy/access/" + made.Id)).Status));
        Assert.True(await IsInForce(made.Id));

        Assert.Equal(204, (await Api.Send("DELETE", "/privacy/access/" + made.Id)).Status);
        Assert.Equal(204, (await Api.Send("DELETE", "/privacy/access/" + made.Id)).Status);
        Assert.False(await IsInForce(made.Id));
        await Forbidden(("GET", "/privacy/access", null), ("POST", "/privacy/access", "{}"), ("DELETE", "/privacy/access/" + made.Id, null));

        async Task<bool> IsInForce(string id) => (await Api.Get("/privacy/access")).Json.GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == id).GetProperty("isInForce").GetBoolean();
    }

    [Fact]
    public async Task Who_looked_is_listed_page_by_page_and_by_conversation_and_member()
    {
        var log = product.Product.Grains.GetGrain<ILookLogGrain>("globex");
        var connection = ConnectionKey.Create("globex", ChannelPlatform.Messenger, ProductKit.Product.Assets.PageId);
        foreach (var (account, person) in new[] { ("looker-1", "901"), ("looker-1", "902"), ("looker-2", "903"), ("looker-2", "901") })
        {
            using var caller = Caller.Use(new Caller { AccountId = account, Tenant = "globex", Permissions = PermissionSet.All });
            await log.Note(ConversationKey.Create(connection, person));
        }

        var all = (await Api.Get("/privacy/looks")).Json.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["looker-2", "looker-2", "looker-1", "looker-1"], all.Take(4).Select(Member));
        Assert.Equal(["looker-2", "looker-1"], (await Items("?conversation=" + Conversation(all[0]))).Select(Member));
        Assert.Equal([Conversation(all[2]), Conversation(all[3])], (await Items("?member=looker-1")).Select(Conversation));

        var paged = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = (await Api.Get("/privacy/looks?limit=3" + cursor)).Json;
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(static one => one.GetRawText()));
            cursor = page.TryGetProperty("nextCursor", out var next) ? "&cursor=" + next.GetString() : null;
        }

        Assert.Equal(all.Select(static one => one.GetRawText()), paged);
        Assert.Equal((422, "cursor"), Wrong(await Api.Get("/privacy/looks?cursor=x")));
        Assert.Equal((422, "conversation"), Wrong(await Api.Get("/privacy/looks?conversation=acme")));
        await Forbidden(("GET", "/privacy/looks", null));

        async Task<JsonElement[]> Items(string query) => [.. (await Api.Get("/privacy/looks" + query)).Json.GetProperty("items").EnumerateArray()];

        static string? Member(JsonElement look) => look.GetProperty("memberId").GetString();
        static string? Conversation(JsonElement look) => look.GetProperty("conversationId").GetString();
    }

    [Fact]
    public async Task The_workspaces_key_is_renewed_and_followed_to_the_end()
    {
        await product.BeginInGlobex("9077001", "Sealed before the key is renewed");
        var begun = await Api.Post("/privacy/key/renew");
        Assert.Equal((202, "/api/v1/privacy/key"), (begun.Status, begun.Headers["Location"]));
        var grain = product.Product.Grains.GetGrain<IWorkspaceKeysGrain>("globex");
        await Eventually.Holds(async () =>
        {
            using var engine = Caller.Use(Caller.Engine);
            return !(await grain.Get()).IsRotating;
        });

        var done = (await Api.Get("/privacy/key")).Json;
        Assert.Equal((false, 0), (done.GetProperty("isBeingRenewed").GetBoolean(), done.GetProperty("waiting").GetInt32()));
        Assert.True(done.GetProperty("keys").GetInt64() > 0);
        Assert.True(done.TryGetProperty("renewedAt", out _));
        await Forbidden(("GET", "/privacy/key", null), ("POST", "/privacy/key/renew", null));
    }

    [Fact]
    public async Task What_would_be_held_or_erased_is_counted_first()
    {
        var conversation = await product.BeginInGlobex("9077002", "Count me");
        var erased = (await Api.Post("/erasures/preview", $$"""{"kind":"conversation","conversationIds":["{{conversation}}"]}""")).Json;
        Assert.Equal((1, 0), (erased.GetProperty("conversations").GetInt32(), erased.GetProperty("held").GetInt32()));
        Assert.Equal(1, (await Api.Post("/holds/preview", $$"""{"conversationIds":["{{conversation}}"]}""")).Json.GetProperty("conversations").GetInt32());
        Assert.Equal((422, "conversationIds"), Wrong(await Api.Post("/holds/preview", """{"conversationIds":["x"]}""")));
        Assert.Equal((422, "kind"), Wrong(await Api.Post("/erasures/preview", """{"kind":"conversation"}""")));
        await Forbidden(("POST", "/erasures/preview", "{}"), ("POST", "/holds/preview", "{}"));
    }

    [Fact]
    public async Task The_audit_log_is_filtered_by_time_and_checked_to_its_end()
    {
        await Api.Post("/teams", """{"name":"Checked"}""");
        var check = (await Api.Get("/audit/check")).Json;
        while (!check.GetProperty("isComplete").GetBoolean())
        {
            check = (await Api.Get($"/audit/check?through={check.GetProperty("sequence").GetRawText()}&hash={check.GetProperty("hash").GetString()}")).Json;
        }

        Assert.False(check.TryGetProperty("brokenAt", out _));
        Assert.True(check.GetProperty("sequence").GetInt64() > 0);
        var newest = (await Api.Get("/audit?limit=1")).Json.GetProperty("items")[0].GetProperty("at").GetDateTimeOffset();
        Assert.NotEmpty(Entries(await Api.Get($"/audit?from={newest.UtcDateTime:O}")));
        Assert.Empty(Entries(await Api.Get("/audit?until=2001-01-01T00:00:00Z")));
        Assert.Equal((422, "from"), Wrong(await Api.Get("/audit?from=yesterday")));
        Assert.Equal((422, "through"), Wrong(await Api.Get("/audit/check?through=1")));

        static JsonElement[] Entries(ApiReply reply) => [.. reply.Json.GetProperty("items").EnumerateArray()];
    }

    private static (int Status, string? Field) Wrong(ApiReply reply) => (reply.Status, reply.Json.GetProperty("errors")[0].GetProperty("field").GetString());

    /// <summary>A key that may do everything but manage privacy finds nothing.</summary>
    private async Task Forbidden(params (string Method, string Path, string? Body)[] requests)
    {
        var key = await product.Key("globex", PermissionSet.All.Without(PermissionSet.Of(Permission.ManagePrivacy)));
        foreach (var (method, path, body) in requests)
        {
            Assert.Equal((path, 404), (path, (await key.Send(method, path, body)).Status));
        }
    }
}
