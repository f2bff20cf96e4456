using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Chatbotics.MetaSimulator.Tests;

/// <summary>The control API does what the in-process API does.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task A_test_in_another_process_can_write_as_a_customer_and_see_the_reply()
    {
        await using var world = await World.Start();
        var path = $"customers/whatsapp/{world.Number.Id}/4915";
        var sent = await Call(world, HttpMethod.Post, path, """{"do":"text","text":"hello"}""");
        Assert.Equal(200, (int)sent["deliveries"]![0]!["status"]!);
        await world.SendWhatsApp("4915", "hi", "handle-1");
        var phone = await Call(world, HttpMethod.Get, path);
        Assert.Equal(["hello", "hi"], phone["messages"]!.AsArray().Select(message => (string?)message!["text"]));

        var ledger = await Call(world, HttpMethod.Get, "ledger?recipient=4915&handle=handle-1");
        Assert.Equal("hi", (string?)Assert.Single(ledger["sends"]!.AsArray())!["text"]);
        Assert.Empty((await Call(world, HttpMethod.Get, "ledger/duplicates")).AsArray());
        await Call(world, HttpMethod.Delete, "ledger");
        Assert.Equal(0, (int)(await Call(world, HttpMethod.Get, ""))["accepted"]!);
    }

    [Fact]
    public async Task Faults_settings_tokens_and_assets_can_be_changed()
    {
        await using var world = await World.Start();
        var fault = await Call(world, HttpMethod.Post, "faults", """{"kind":"error","code":130429,"times":1}""");
        Assert.Equal(130429, (int)(await world.SendWhatsApp("4915", "x")).Body["error"]!["code"]!);
        await Call(world, HttpMethod.Post, "faults", """{"kind":"lostResponse"}""");
        Assert.Single((await Call(world, HttpMethod.Get, "faults")).AsArray());
        await Call(world, HttpMethod.Delete, $"faults/{(int)fault["id"]! + 1}");
        Assert.Equal(200, (await world.SendWhatsApp("4915", "x")).Status);

        await Call(world, HttpMethod.Post, "settings", """{"clockOffsetHours":25,"window":"off","retries":"none","receipts":{"sent":null,"delivered":"00:00:01"}}""");
        Assert.Equal((TimeSpan.FromHours(25), WindowRule.Off, null), (world.Meta.Clock.Offset, world.Meta.Window, world.Meta.Receipts.Sent));
        await Call(world, HttpMethod.Post, "assets", """{"platform":"messenger","id":"77","name":"Second","token":"second"}""");
        Assert.Equal(200, (await world.Post("/77/messages", "second", """{"recipient":{"comment_id":"c"},"message":{"text":"x"}}""")).Status);
        await Call(world, HttpMethod.Post, "tokens/revoke", """{"token":"second","why":"expired"}""");
        Assert.Equal(401, (await world.Post("/77/messages", "second", "{}")).Status);
    }

    [Fact]
    public async Task Webhooks_typed_by_hand_are_signed()
    {
        await using var world = await World.Start();
        await Call(world, HttpMethod.Post, "webhooks?asset=" + world.LoginInstagram.Id, """{"object":"instagram","entry":[]}""");
        var received = await world.Receiver.Next();
        Assert.True(received.IsSignedWith(World.InstagramSecret));
        Assert.Equal("""{"object":"instagram","entry":[]}""", received.Text);
        Assert.True((bool)(await Call(world, HttpMethod.Post, "handshake"))["verified"]!);
        Assert.Equal(8, (await Call(world, HttpMethod.Get, "scenarios")).AsArray().Count);
        Assert.True((bool)(await Call(world, HttpMethod.Post, "scenarios/mixed-batch"))["accepted"]!);
        Assert.Equal(0, (int)(await Call(world, HttpMethod.Post, "drain"))["pending"]!);
    }

    [Theory]
    [InlineData("nothing", "{}", 404)]
    [InlineData("faults", """{"kind":"error"}""", 400)]
    [InlineData("faults", """{"kind":"error","code":1,"typo":2}""", 400)]
    [InlineData("customers/telegram/1/2", """{"do":"text","text":"x"}""", 400)]
    [InlineData("scenarios/none", "", 400)]
    public async Task Mistakes_are_told_in_a_sentence(string path, string body, int status)
    {
        await using var world = await World.Start();
        var answer = await Call(world, HttpMethod.Post, path, body, status);
        Assert.NotEmpty((string)answer["error"]!);
    }

    [Fact]
    public async Task Profiles_are_shown_of_people_who_have_written()
    {
        await using var world = await World.Start();
        var cleo = world.Cleo;
        Assert.Equal(403, (await world.Get($"/{cleo.ContactId}?fields=name,username", "ig-token")).Status);
        await cleo.SendText("hello");
        var profile = (await world.Get($"/v24.0/{cleo.ContactId}?fields=name,username,profile_pic", "ig-token")).Body;
        Assert.Equal(("Cleo Marsh", "cleo"), ((string?)profile["name"], (string?)profile["username"]));
        Assert.NotNull(profile["profile_pic"]);
        Assert.Equal(400, (await world.Get($"/{cleo.ContactId}", "wa-token")).Status);
        await world.Ben.SendText("hello");
        Assert.Equal("Ito", (string?)(await world.Get($"/{world.Ben.ContactId}?fields=first_name,last_name", "page-token")).Body["last_name"]);
    }

    private static async Task<JsonNode> Call(World world, HttpMethod method, string path, string? body = null, int status = 200)
    {
        using var request = new HttpRequestMessage(method, "/_simulator/" + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await world.Client.SendAsync(request);
        Assert.True(status == (int)answer.StatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
