using System.Buffers.Text;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Security.Tests.Api;

/// <summary>What people set up at the dashboard, set up by a program.</summary>
[Collection(ApiProductCollection.Name)]
public sealed class ApiSettingsTests(ApiProduct product)
{
    // Where the API does what an area of the dashboard does; null for what needs a person at a browser.
    private static readonly Dictionary<string, string?> Areas = new(StringComparer.Ordinal)
    {
        ["inbox"] = "/conversations", ["contacts"] = "/contacts", ["channels"] = "/channels", ["agents"] = "/agents", ["privacy"] = "/privacy", ["notifications"] = "/me/notifications", ["settings"] = "/workspace",
        ["settings/general"] = "/workspace", ["settings/people"] = "/members", ["settings/roles"] = "/roles", ["settings/teams"] = "/teams", ["settings/api-keys"] = "/keys", ["settings/audit"] = "/audit",
        ["settings/labels"] = "/labels", ["settings/assignment"] = "/assignment", ["settings/canned"] = "/saved-answers", ["settings/attributes"] = "/attributes", ["settings/notifications"] = "/me/notification-settings",
        ["settings/profile"] = null, ["settings/security"] = null, ["settings/sessions"] = null,
    };

    private ApiClient Acme => product.Acme;

    [Fact]
    public async Task Each_area_of_the_dashboard_has_its_place_in_the_API()
    {
        var services = product.Product.Services;
        var pages = services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(static route => route.RoutePattern.RawText!.Trim('/').Split('/'))
            .Where(static parts => parts is [_, "{Tenant}", ..]).Select(static parts => parts[0]);
        var areas = pages.Concat(services.GetServices<SettingsSection>().Select(static section => "settings/" + section.Id)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Areas.Keys.Order(StringComparer.Ordinal), areas.Order(StringComparer.Ordinal));

        var paths = (await ApiDescription.Of(Acme)).Operations.Select(static one => one.Path).ToArray();
        Assert.All(Areas.Values.OfType<string>(), place => Assert.Contains(paths, path => path == place || path.StartsWith(place + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_program_reads_what_its_member_was_told_of()
    {
        var owner = (await Acme.Get("/members")).Json.GetProperty("items").EnumerateArray().First(static one => one.GetProperty("roleId").GetString() == "owner").GetProperty("id").GetString()!;
        var told = product.Product.Grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key("acme", owner));
        var seen = "acme/" + Encoding.UTF8.GetString(Base64Url.DecodeFromChars(product.Conversation));
        using (Caller.Use(Caller.Engine))
        {
            await told.Take([
                new Notice { Kind = NotificationKind.Assigned, Conversation = seen, Number = 1, At = DateTimeOffset.UnixEpoch },
                new Notice { Kind = NotificationKind.Mentioned, Conversation = seen + "0000", Number = 7, At = DateTimeOffset.UnixEpoch, By = owner },
            ]);
        }

        var list = (await Acme.Get("/me/notifications?limit=2")).Json;
        var items = list.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["mentioned", "assigned"], items.Select(static one => one.GetProperty("event").GetString()));
        Assert.Equal((product.Conversation, false), (items[1].GetProperty("conversationId").GetString(), items[1].GetProperty("isRead").GetBoolean()));
        Assert.Equal((false, false, owner), (items[0].TryGetProperty("conversationId", out _), items[0].TryGetProperty("number", out _), items[0].GetProperty("byId").GetString()));
        Assert.True(list.GetProperty("unread").GetInt32() >= 2);

        Assert.Equal(204, (await Acme.Post("/me/notifications/read", $$"""{"upTo":{{items[1].GetProperty("id").GetInt64()}}}""")).Status);
        Assert.Equal([false, true], (await Acme.Get("/me/notifications?limit=2")).Json.GetProperty("items").EnumerateArray().Select(static one => one.GetProperty("isRead").GetBoolean()));
        Assert.Equal(204, (await Acme.Post("/me/notifications/read", "{}")).Status);
        Assert.Equal(0, (await Acme.Get("/me/notifications")).Json.GetProperty("unread").GetInt32());
        Assert.DoesNotContain(product.Conversation, (await product.Globex.Get("/me/notifications")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_sets_how_its_member_is_told_of_things_and_nobody_elses_wishes()
    {
        var settings = await Acme.Send("PATCH", "/me/notification-settings", """{"events":[{"event":"waiting","ways":["in_app","mail"]},{"event":"mentioned","ways":[]}],"mails":"daily","isQuiet":true,"quietFrom":"21:30","quietTo":"06:00","timeZone":"Europe/Berlin"}""");
        Assert.Equal(200, settings.Status);
        var read = (await Acme.Get("/me/notification-settings")).Json;
        Assert.Equal(settings.Text, read.GetRawText());
        Assert.Equal(("daily", true, "21:30", "06:00", "Europe/Berlin"),
            (read.GetProperty("mails").GetString(), read.GetProperty("isQuiet").GetBoolean(), read.GetProperty("quietFrom").GetString(), read.GetProperty("quietTo").GetString(), read.GetProperty("timeZone").GetString()));
        Assert.Equal(["in_app", "mail"], Ways(read, "waiting"));
        Assert.Empty(Ways(read, "mentioned"));
        Assert.Contains("push", Ways(read, "assigned"));

        // What is left out stays; an empty time zone is the account's.
        read = (await Acme.Send("PATCH", "/me/notification-settings", """{"mails":"never","timeZone":""}""")).Json;
        Assert.Equal(("never", true, false), (read.GetProperty("mails").GetString(), read.GetProperty("isQuiet").GetBoolean(), read.TryGetProperty("timeZone", out _)));
        Assert.Equal(["in_app", "mail"], Ways(read, "waiting"));
        Assert.Equal("hourly", (await product.Globex.Get("/me/notification-settings")).Json.GetProperty("mails").GetString());

        foreach (var (body, field) in new[]
        {
            ("""{"events":[{"event":"nothing","ways":[]}]}""", "events[0].event"), ("""{"events":[{"event":"waiting","ways":["pigeon"]}]}""", "events[0].ways"), ("""{"mails":"often"}""", "mails"),
            ("""{"quietFrom":"25:00"}""", "quietFrom"), ("""{"isQuiet":true,"quietFrom":"07:00","quietTo":"07:00"}""", "quietTo"), ("""{"timeZone":"Mars/North"}""", "timeZone"),
        })
        {
            await Refused(Acme.Send("PATCH", "/me/notification-settings", body), field);
        }

        // A key that only reads changes nothing, and the workspace's mails are not everybody's.
        var reader = await product.Key("acme", PermissionSet.Of(Permission.ViewConversations));
        Assert.Equal(200, (await reader.Get("/me/notification-settings")).Status);
        Assert.NotEqual(200, (await reader.Send("PATCH", "/me/notification-settings", """{"mails":"daily"}""")).Status);
        Assert.NotEqual(200, (await reader.Get("/workspace/notification-mails")).Status);
        Assert.True((await Acme.Send("PUT", "/workspace/notification-mails", """{"showsContent":true}""")).Json.GetProperty("showsContent").GetBoolean());
        Assert.False((await Acme.Send("PUT", "/workspace/notification-mails", """{"showsContent":false}""")).Json.GetProperty("showsContent").GetBoolean());

        static string[] Ways(System.Text.Json.JsonElement settings, string name) =>
            [.. settings.GetProperty("events").EnumerateArray().Single(one => one.GetProperty("event").GetString() == name).GetProperty("ways").EnumerateArray().Select(static way => way.GetString()!)];
    }

    [Fact]
    public async Task The_chat_of_a_website_is_made_changed_and_given_a_secret_once()
    {
        var made = await Acme.Post("/channels/website", """{"title":"Acme","origins":["shop.example.com/start","https://shop.example.com"]}""", "site-1");
        Assert.Equal(201, made.Status);
        var path = "/channels/website/" + made.Json.GetProperty("assetId").GetString();
        Assert.Equal("/api/v1" + path, made.Headers["Location"]);
        Assert.Equal("https://shop.example.com", Assert.Single(made.Json.GetProperty("origins").EnumerateArray()).GetString());
        Assert.Contains($"data-channel=\"{path.Split('/')[^1]}\"", made.Json.GetProperty("snippet").GetString(), StringComparison.Ordinal);
        Assert.Equal(made.Text, (await Acme.Post("/channels/website", """{"title":"Acme","origins":["shop.example.com/start","https://shop.example.com"]}""", "site-1")).Text);
        Assert.Equal("webchat", (await Acme.Get("/channels/" + made.Id)).Json.GetProperty("platform").GetString());

        var changed = await Acme.Send("PATCH", path, """{"name":"Shop site","isOn":false,"colour":"#AA3300","language":"de"}""");
        Assert.Equal(("Shop site", false, "#AA3300", "de", "Acme"), (changed.Json.GetProperty("name").GetString(), changed.Json.GetProperty("isOn").GetBoolean(),
            changed.Json.GetProperty("colour").GetString(), changed.Json.GetProperty("language").GetString(), changed.Json.GetProperty("title").GetString()));
        Assert.Equal(changed.Text, (await Acme.Get(path)).Text);

        var secret = (await Acme.Post(path + "/secret")).Json.GetProperty("secret").GetString()!;
        var grain = product.Product.Grains.GetGrain<IWebsiteGrain>(ConnectionKey.Create("acme", ChannelPlatform.WebChat, path.Split('/')[^1]).Value);
        Assert.NotNull(await grain.Recognise("user-1", WebsiteProof.Of(secret, "user-1")));
        var after = await Acme.Get(path);
        Assert.True(after.Json.GetProperty("isSecretInUse").GetBoolean());
        Assert.DoesNotContain(secret, after.Text, StringComparison.Ordinal);

        foreach (var (body, field) in new[]
        {
            ("""{"title":""}""", "title"), ("""{"colour":"red"}""", "colour"), ("""{"origins":["javascript:alert(1)"]}""", "origins"), ("""{"origins":[null]}""", "origins"),
            ("""{"language":"tlh"}""", "language"), ("""{"name":" "}""", "name"), ($$"""{"greeting":"{{new string('x', 501)}}"}""", "greeting"),
        })
        {
            await Refused(Acme.Send("PATCH", path, body), field);
        }

        await Refused(Acme.Post("/channels/website", "{}"), "title");
        Assert.Equal(changed.Json.GetProperty("title").GetString(), (await Acme.Get(path)).Json.GetProperty("title").GetString());
        Assert.Equal(404, (await Acme.Get("/channels/website/" + ProductKit.Product.Assets.PhoneNumberId)).Status);
    }

    [Fact]
    public async Task A_channel_is_given_its_agent_and_its_team()
    {
        var routing = $"/channels/messenger/{ApiProduct.SecondPage}/routing";
        var team = (await Acme.Post("/teams", """{"name":"Routed"}""")).Id;
        var agent = (await Acme.Post("/agents", """{"name":"Router","template":"faq"}""")).Id;
        await Refused(Acme.Send("PATCH", routing, $$"""{"agentId":"{{agent}}"}"""), "agentId");
        Assert.Equal(200, (await Acme.Post($"/agents/{agent}/publish", "{}")).Status);

        // Half of what can't be done is not done.
        await Refused(Acme.Send("PATCH", routing, $$"""{"agentId":"{{agent}}","teamId":"nobody"}"""), "teamId");
        Assert.False((await Acme.Get(routing)).Json.TryGetProperty("agentId", out _));

        var set = (await Acme.Send("PATCH", routing, $$"""{"agentId":"{{agent}}","teamId":"{{team}}"}""")).Json;
        Assert.Equal((agent, team), (set.GetProperty("agentId").GetString(), set.GetProperty("teamId").GetString()));
        var left = (await Acme.Send("PATCH", routing, """{"agentId":""}""")).Json;
        Assert.Equal((false, team), (left.TryGetProperty("agentId", out _), left.GetProperty("teamId").GetString()));

        // Who may only manage channels chooses teams, and no agents.
        var porter = await product.Key("acme", PermissionSet.Of(Permission.ManageChannels));
        Assert.Equal(403, (await porter.Send("PATCH", routing, $$"""{"agentId":"{{agent}}"}""")).Status);
        Assert.Equal(200, (await porter.Send("PATCH", routing, """{"teamId":""}""")).Status);
        Assert.Equal("{}", (await Acme.Get(routing)).Text);
        Assert.Equal(204, (await Acme.Send("DELETE", "/agents/" + agent)).Status);
    }

    [Fact]
    public async Task Models_are_listed_and_limited_and_agents_have_hours()
    {
        Assert.Equal(200, (await Acme.Get("/agents/models")).Status);
        Assert.Equal(12.5m, (await Acme.Send("PUT", "/agents/limit", """{"costPerDay":12.5}""")).Json.GetProperty("workspaceLimit").GetDecimal());
        Assert.Equal(12.5m, (await Acme.Get("/agents/usage")).Json.GetProperty("workspaceLimit").GetDecimal());
        await Refused(Acme.Send("PUT", "/agents/limit", """{"costPerDay":-1}"""), "costPerDay");
        await Refused(Acme.Send("PUT", "/agents/limit", "{}"), "costPerDay");
        Assert.Equal(0m, (await Acme.Send("PUT", "/agents/limit", """{"costPerDay":0}""")).Json.GetProperty("workspaceLimit").GetDecimal());

        var agent = await Acme.Post("/agents", """{"name":"Lark","template":"faq"}""");
        var draft = $"/agents/{agent.Id}/draft";
        Assert.Equal("always", Hours(agent).GetProperty("when").GetString());
        var saved = await Acme.Send("PUT", draft, """{"draft":{"hours":{"when":"outside","timeZone":"Europe/Berlin","spans":[{"day":1,"from":"09:00","to":"24:00"}]}}}""");
        Assert.Equal("""{"when":"outside","timeZone":"Europe/Berlin","spans":[{"day":1,"from":"09:00","to":"24:00"}]}""", Hours(saved).GetRawText());
        Assert.Equal("outside", Hours(await Acme.Send("PUT", draft, """{"draft":{"tone":"short"}}""")).GetProperty("when").GetString());
        await Refused(Acme.Send("PUT", draft, """{"draft":{"hours":{"when":"inside","spans":[{"day":1,"from":"nine","to":"17:00"}]}}}"""), "draft.hours.spans");
        await Refused(Acme.Send("PUT", draft, """{"draft":{"hours":{"when":"soon"}}}"""), "draft.hours.when");
        Assert.Equal("always", Hours(await Acme.Send("PUT", draft, """{"draft":{"hours":{"when":"always"}}}""")).GetProperty("when").GetString());

        static System.Text.Json.JsonElement Hours(ApiReply reply) => reply.Json.GetProperty("draft").GetProperty("hours");
    }

    private static async Task Refused(Task<ApiReply> asking, string field)
    {
        var reply = await asking;
        Assert.True(reply.Status == 422 && reply.Json.GetProperty("errors").EnumerateArray().Any(one => one.GetProperty("field").GetString() == field), $"{field}: {reply.Status} {reply.Text}");
    }
}
