using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;

namespace Chatbotics.MetaSimulator.Tests;

/// <summary>The Send APIs: what they accept, how they answer, what they refuse.</summary>
public sealed class SendTests
{
    private const string Text = """ "messaging_product":"whatsapp","type":"text","text":{"body":"hi"} """;

    [FixtureFact]
    public async Task WhatsApp_answers_have_the_recorded_shapes()
    {
        await using var world = await World.Start(Quiet());
        await AssertAnswer(world, "\"to\":\"+16505551234\"", "whatsapp-send-response-phone-precedence.json");
        await AssertAnswer(world, "\"to\":\"123456789\"", "whatsapp-send-response.json");
        await AssertAnswer(world, "\"recipient\":\"US.13491208655302741918\"", "whatsapp-send-response-bsuid.json");
        await AssertAnswer(world, "\"to\":\"+16505551234\",\"recipient\":\"US.13491208655302741918\"", "whatsapp-send-response-phone-precedence.json");
        await AssertAnswer(world, "\"recipient_type\":\"group\",\"to\":\"120363418770915618@g.us\"", "whatsapp-send-response-group.json");
    }

    [FixtureFact]
    public async Task The_recorded_WhatsApp_requests_are_accepted()
    {
        await using var world = await World.Start(Quiet());
        foreach (var file in new[] { "whatsapp-send-request-bsuid", "whatsapp-send-request-phone", "whatsapp-send-request-to-and-recipient" })
        {
            Assert.Equal(200, (await world.Post($"/{world.Number.Id}/messages", "wa-token", Fixtures.Read($"api/{file}.json").ToJsonString())).Status);
        }

        Assert.Equal(["US.13491208655302741918", "16505551234", "16505551234"], world.Meta.Ledger.Sends.Select(send => send.Recipient));
    }

    [Theory]
    [InlineData("""{"to":"4915","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"text","text":{}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"text"}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"telegram","telegram":{}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"nobody","type":"text","text":{"body":"x"}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","recipient":"4915","type":"text","text":{"body":"x"}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"15550783881","type":"text","text":{"body":"x"}}""", 131021)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"image","image":{"id":"1"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"image","image":{}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"template","template":{"name":"no","language":{"code":"en_US"}}}""", 132001)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"reaction","reaction":{}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[]}}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"4915","type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"longer than twenty characters"}}]}}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","status":"read"}""", 131008)]
    [InlineData("""not json""", 100)]
    public async Task WhatsApp_refuses_what_Meta_refuses(string body, int code)
    {
        await using var world = await World.Start(Quiet());
        var (status, answer) = await world.Post($"/v24.0/{world.Number.Id}/messages", "wa-token", body);
        Assert.Equal((400, code), (status == 404 ? 400 : status, (int)answer["error"]!["code"]!));
        Assert.Equal((0, 1), (world.Meta.Ledger.Accepted, world.Meta.Ledger.Rejected));
    }

    [Fact]
    public async Task Text_lengths_are_characters_on_WhatsApp_and_Messenger_and_bytes_on_Instagram()
    {
        await using var world = await World.Start(Quiet());
        Assert.Equal(200, (await world.SendWhatsApp("4915", new string('ä', 4096))).Status);
        Assert.Equal(400, (await world.SendWhatsApp("4915", new string('x', 4097))).Status);
        Assert.Equal(200, (await world.SendMessenger("1", new string('ä', 2000))).Status);
        Assert.Equal(400, (await world.SendMessenger("1", new string('x', 2001))).Status);
        Assert.Equal(200, (await world.SendInstagram("1", new string('ä', 500))).Status);
        Assert.Equal(400, (await world.SendInstagram("1", new string('ä', 501))).Status);
    }

    [Fact]
    public async Task Buttons_and_lists_show_on_the_phone_and_taps_come_back()
    {
        await using var world = await World.Start();
        await world.Ana.SendText("hello");
        await world.Receiver.Next();
        var (status, _) = await world.Post($"/v24.0/{world.Number.Id}/messages", "wa-token", """
            {"messaging_product":"whatsapp","to":"491701234567","type":"interactive","interactive":{"type":"list","body":{"text":"Which one?"},
            "action":{"button":"Choose","sections":[{"title":"All","rows":[{"id":"r1","title":"Bowl"},{"id":"r2","title":"Teapot","description":"blue"}]}]}}}
            """);
        Assert.Equal(200, status);
        var shown = await world.Ana.View.NextFromBusiness();
        Assert.Equal(["Bowl", "Teapot"], shown.Options.Select(option => option.Title));

        await world.Ana.Tap(shown.Id, "r2");
        var reply = (await world.Receiver.Next()).Json["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!;
        Assert.Equal(("list_reply", "r2", shown.Id), ((string?)reply["interactive"]!["type"], (string?)reply["interactive"]!["list_reply"]!["id"], (string?)reply["context"]!["id"]));
    }

    [Fact]
    public async Task Templates_are_filled_and_need_no_window()
    {
        await using var world = await World.Start();
        world.Number.AddTemplate(new MessageTemplate("order_ready", "en_US", "UTILITY", "Order {{1}} is ready, {{2}}."));
        string Template(string parameters) =>
            $$$"""{"messaging_product":"whatsapp","to":"491701234567","type":"template","template":{"name":"order_ready","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{{{parameters}}}]}]}}""";

        Assert.Equal(132000, (int)(await world.Post($"/{world.Number.Id}/messages", "wa-token", Template("""{"type":"text","text":"1042"}"""))).Body["error"]!["code"]!);
        Assert.Equal(200, (await world.Post($"/{world.Number.Id}/messages", "wa-token", Template("""{"type":"text","text":"1042"},{"type":"text","text":"Ana"}"""))).Status);
        Assert.Equal("Order 1042 is ready, Ana.", Assert.Single(world.Meta.Ledger.Sends).Text);
    }

    [Fact]
    public async Task Read_marks_and_typing_show_on_the_phone()
    {
        await using var world = await World.Start();
        var sent = await world.Ana.SendText("hello");
        await world.Post($"/{world.Number.Id}/messages", "wa-token", $$$"""{"messaging_product":"whatsapp","status":"read","message_id":"{{{sent.MessageId}}}","typing_indicator":{"type":"text"}}""");
        Assert.Equal((PhoneMessageState.Read, true), (world.Ana.View.Messages[0].State, world.Ana.View.BusinessIsTyping));
        await world.SendWhatsApp("491701234567", "hi");
        Assert.False(world.Ana.View.BusinessIsTyping);

        await world.Ben.SendText("hello");
        await world.Post("/me/messages", "page-token", """{"recipient":{"id":"6780462125377510"},"sender_action":"typing_on"}""");
        Assert.True(world.Ben.View.BusinessIsTyping);
        await world.Post("/me/messages", "page-token", """{"recipient":{"id":"6780462125377510"},"sender_action":"mark_seen"}""");
        Assert.Equal(PhoneMessageState.Read, world.Ben.View.Messages[0].State);
        Assert.Equal(1, world.Meta.Ledger.Accepted);
    }

    [Theory]
    [InlineData("""{"recipient":{"id":"1"},"messaging_type":"MESSAGE_TAG","tag":"ACCOUNT_UPDATE","message":{"text":"x"}}""", 400)]
    [InlineData("""{"recipient":{"id":"1"},"messaging_type":"MESSAGE_TAG","message":{"text":"x"}}""", 400)]
    [InlineData("""{"recipient":{"id":"1"},"messaging_type":"MESSAGE_TAG","tag":"HUMAN_AGENT","message":{"text":"x"}}""", 200)]
    [InlineData("""{"recipient":{"id":"1"},"messaging_type":"SOMETHING","message":{"text":"x"}}""", 400)]
    [InlineData("""{"recipient":{"id":"1"},"messaging_type":"RESPONSE","message":{}}""", 400)]
    [InlineData("""{"messaging_type":"RESPONSE","message":{"text":"x"}}""", 400)]
    [InlineData("""{"recipient":{"id":"1"},"message":{"attachment":{"type":"image","payload":{"attachment_id":"7"}}}}""", 400)]
    [InlineData("""{"recipient":{"id":"1"},"message":{"attachment":{"type":"image","payload":{"url":"http://example.test/a.png"}}}}""", 200)]
    [InlineData("""{"recipient":{"id":"1"},"sender_action":"wave"}""", 400)]
    public async Task Messenger_follows_its_rules(string body, int status)
    {
        await using var world = await World.Start(Quiet());
        var answer = await world.Post($"/v24.0/{world.Page.Id}/messages", "page-token", body);
        Assert.Equal(status, answer.Status);
        if (status == 400)
        {
            Assert.Equal(100, (int)answer.Body["error"]!["code"]!);
        }
    }

    [Fact]
    public async Task Forms_and_query_parameters_are_understood()
    {
        await using var world = await World.Start(Quiet());
        using var form = new FormUrlEncodedContent([new("recipient", "{\"id\":\"5\"}"), new("message", "{\"text\":\"by form\"}"), new("access_token", "page-token")]);
        using var answer = await world.Client.PostAsync("/v24.0/me/messages", form);
        Assert.Equal(200, (int)answer.StatusCode);
        using var second = await world.Client.PostAsync("/me/messages?recipient=%7B%22id%22%3A%225%22%7D&message=%7B%22text%22%3A%22by%20query%22%7D&access_token=page-token", null);
        Assert.Equal(200, (int)second.StatusCode);
        Assert.Equal(["by form", "by query"], world.Meta.Ledger.Sends.Select(send => send.Text));
    }

    [Fact]
    public async Task Http2_is_spoken_on_request()
    {
        await using var world = await World.Start(Quiet() with { Http2 = true });
        using var request = new HttpRequestMessage(HttpMethod.Post, world.Host.BaseUrl + "/me/messages") { Version = new Version(2, 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Content = new StringContent("""{"recipient":{"id":"5"},"message":{"text":"x"}}""");
        request.Headers.Add("Authorization", "Bearer page-token");
        using var answer = await world.Client.SendAsync(request);
        Assert.Equal((200, new Version(2, 0)), ((int)answer.StatusCode, answer.Version));
    }

    [Fact]
    public async Task Usage_headers_come_with_the_answer()
    {
        await using var world = await World.Start(Quiet());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/me/messages") { Content = new StringContent("""{"recipient":{"id":"5"},"message":{"text":"x"}}""") };
        request.Headers.Add("Authorization", "Bearer page-token");
        using var answer = await world.Client.SendAsync(request);
        Assert.NotNull(JsonNode.Parse(answer.Headers.GetValues("X-App-Usage").Single())!["call_count"]);
        Assert.NotNull(JsonNode.Parse(answer.Headers.GetValues("X-Business-Use-Case-Usage").Single())![world.Page.Id]);
    }

    private static SimulatorOptions Quiet() => new() { Receipts = ReceiptPolicy.None, AcceptUnknownContacts = true };

    private static async Task AssertAnswer(World world, string recipient, string file)
    {
        var (status, answer) = await world.Post($"/v24.0/{world.Number.Id}/messages", "wa-token", "{" + recipient + "," + Text + "}");
        var recorded = Fixtures.Read("api/" + file);
        Assert.StartsWith("wamid.", (string?)answer["messages"]![0]!["id"], StringComparison.Ordinal);
        answer["messages"]![0]!["id"] = recorded["messages"]![0]!["id"]!.DeepClone();
        Assert.Equal(200, status);
        Assert.True(JsonNode.DeepEquals(recorded, answer), $"{file}: {answer}");
    }
}
