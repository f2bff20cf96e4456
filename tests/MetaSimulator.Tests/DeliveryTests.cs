using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Tests;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_refused_webhook_comes_again_with_the_same_bytes_until_200()
    {
        await using var world = await World.Start(new SimulatorOptions { Receipts = ReceiptPolicy.None, Retries = RetryPolicy.Fast });
        world.Receiver.Answer = number => number < 4 ? 503 : 200;
        var sent = await world.Ana.SendText("hello");
        Assert.Equal((503, 1), (sent.Delivery.Status, sent.Delivery.Attempt));
        var last = await sent.Delivery.Outcome;
        Assert.Equal((200, 4), (last.Status, last.Attempt));
        await world.Meta.Webhooks.Drained();
        Assert.Equal(4, world.Receiver.Count);
        var bodies = new List<string>();
        while (world.Receiver.TryNext(out var received))
        {
            Assert.True(received!.IsSignedWith(World.AppSecret));
            bodies.Add(received.Text);
        }

        Assert.Single(bodies.Distinct());
        Assert.Equal([1, 2, 3, 4], world.Meta.Webhooks.Deliveries.Select(delivery => delivery.Attempt));
        Assert.Equal(0, world.Meta.Webhooks.Lost);
    }

    [Fact]
    public async Task After_an_hour_of_failures_Messenger_is_unsubscribed_until_it_subscribes_again()
    {
        var time = new ManualTime();
        await using var world = await World.Start(new SimulatorOptions { Receipts = ReceiptPolicy.None, Time = time });
        world.Receiver.Answer = _ => 500;
        await world.Ben.SendText("hello");
        while (world.Meta.Webhooks.Pending > 0)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.False(world.Page.Subscribed);
        Assert.Equal("the asset is not subscribed", (await world.Ben.SendText("again")).Delivery.Error);

        world.Receiver.Answer = _ => 200;
        Assert.Equal(200, (await world.Post($"/v24.0/{world.Page.Id}/subscribed_apps?subscribed_fields=messages", "page-token", "{}")).Status);
        Assert.True((await world.Ben.SendText("back")).Delivery.Accepted);
    }

    [Fact]
    public async Task Messages_of_one_person_stay_in_order()
    {
        await using var world = await World.Start();
        var sends = Enumerable.Range(0, 50).Select(i => world.Ana.SendText($"{i}")).ToList();
        await Task.WhenAll(sends);
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal($"{i}", (string?)(await world.Receiver.Next()).Json["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!["text"]!["body"]);
        }
    }

    [Fact]
    public async Task A_hundred_copies_are_the_same_bytes()
    {
        await using var world = await World.Start();
        var copies = await world.Meta.Webhooks.SendCopies([world.Ana.Compose.Text("once")], 100);
        Assert.All(copies, copy => Assert.True(copy.Accepted));
        Assert.Equal(100, world.Receiver.Count);
        Assert.Single(copies.Select(copy => copy.Signature).Distinct());
    }

    [Theory]
    [InlineData(BatchShape.Together, 1, 1, 2)]
    [InlineData(BatchShape.ChangeEach, 1, 2, 1)]
    [InlineData(BatchShape.EntryEach, 2, 1, 1)]
    public async Task Batches_take_each_of_Metas_shapes(BatchShape shape, int entries, int changes, int messages)
    {
        await using var world = await World.Start();
        var noor = world.Meta.Customer(Platform.WhatsApp, world.Number.Id, "4915777", new Customers.CustomerProfile { Name = "Noor" });
        await world.Meta.Send([world.Ana.Compose.Text("a"), noor.Compose.Text("b")], shape);
        var entry = (await world.Receiver.Next()).Json["entry"]!.AsArray();
        var change = entry[0]!["changes"]!.AsArray();
        var value = change[0]!["value"]!;
        Assert.Equal((entries, changes, messages), (entry.Count, change.Count, value["messages"]!.AsArray().Count));
        Assert.Equal(messages, value["contacts"]!.AsArray().Count);
    }

    [Fact]
    public async Task Receipts_follow_in_order_and_carry_the_handle()
    {
        var time = new ManualTime();
        await using var world = await World.Start(new SimulatorOptions { Receipts = new ReceiptPolicy { Read = TimeSpan.FromMilliseconds(40) }, Time = time });
        await world.Ana.SendText("hello");
        await world.Receiver.Next();
        await world.SendWhatsApp("491701234567", "hi", "handle-1");
        foreach (var expected in new[] { "sent", "delivered", "read" })
        {
            var status = (await world.Receiver.Next()).Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!;
            Assert.Equal((expected, "491701234567", "handle-1"), ((string?)status["status"], (string?)status["recipient_id"], (string?)status["biz_opaque_callback_data"]));
            Assert.Equal(expected != "read", status["pricing"] is not null);
            time.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.Equal(Customers.PhoneMessageState.Read, world.Ana.View.Messages[^1].State);
    }

    [Fact]
    public async Task Reading_on_the_phone_sends_what_each_product_sends()
    {
        await using var world = await World.Start();
        await world.Ben.SendText("hello");
        await world.Cleo.SendText("hello");
        await world.Receiver.Next();
        await world.Receiver.Next();
        await world.SendMessenger(world.Ben.ContactId, "hi");
        await world.SendInstagram(world.Cleo.ContactId, "hi");
        await world.Ben.Read();
        Assert.NotNull((await world.Receiver.Next()).Json["entry"]![0]!["messaging"]![0]!["read"]!["watermark"]);
        await world.Cleo.Read();
        Assert.Equal(world.Meta.Ledger.Sends[1].Id, (string?)(await world.Receiver.Next()).Json["entry"]![0]!["messaging"]![0]!["read"]!["mid"]);
    }

    [Fact]
    public async Task A_numbers_own_callback_wins()
    {
        await using var world = await World.Start();
        await using var own = await WebhookReceiver.Start();
        await world.Post($"/{world.Number.WabaId}/subscribed_apps", "wa-token", $$"""{"override_callback_uri":"{{own.Url}}","verify_token":"x"}""");
        await world.Ana.SendText("hello");
        Assert.Equal((1, 0), (own.Count, world.Receiver.Count));
    }

    [Fact]
    public async Task The_handshake_passes_with_the_right_token_only()
    {
        await using var world = await World.Start();
        Assert.True((await world.Meta.Webhooks.Handshake()).Verified);
        Assert.Equal(new HandshakeResult(403, false), await world.Meta.Webhooks.Handshake("guessed"));
    }

    [FixtureFact]
    public void Our_signatures_are_the_recorded_ones()
    {
        foreach (var vector in Fixtures.Read("signatures/meta-x-hub-signature-256.json")["vectors"]!.AsArray().Where(v => v!["valid"]?.GetValue<bool>() == true))
        {
            var body = System.Text.Encoding.UTF8.GetBytes((string)vector!["raw_body"]!);
            Assert.Equal((string?)vector["header"], WebhookSignature.Sign(body, System.Text.Encoding.UTF8.GetBytes((string)vector["app_secret"]!)));
        }
    }

    [FixtureFact]
    public void Our_escape_is_the_recorded_one()
    {
        var vectors = Fixtures.Read("signatures/meta-x-hub-signature-256.json")["vectors"]!.AsArray();
        string Body(string name) => (string)vectors.Single(v => ((string)v!["name"]!).StartsWith(name, StringComparison.Ordinal))!["raw_body"]!;
        var plain = System.Text.Encoding.UTF8.GetBytes(Body("same document re-serialised"));
        Assert.Equal(Body("escaped-unicode body"), System.Text.Encoding.ASCII.GetString(MetaJson.Escape(plain, EscapeStyle.Meta)));
    }
}
