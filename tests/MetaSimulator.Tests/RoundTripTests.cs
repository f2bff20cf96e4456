namespace Chatbotics.MetaSimulator.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public async Task A_customers_text_arrives_signed_and_the_reply_shows_on_the_phone()
    {
        await using var world = await World.Start();
        var sent = await world.Ana.SendText("Grüße 😀 a/b");
        var webhook = await world.Receiver.Next();

        Assert.True(sent.Delivery.Accepted);
        Assert.True(webhook.IsSignedWith(World.AppSecret));
        Assert.Contains("Gr\\u00fc\\u00dfe \\ud83d\\ude00 a\\/b", webhook.Text, StringComparison.Ordinal);
        var message = webhook.Json["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!;
        Assert.Equal("Grüße 😀 a/b", (string?)message["text"]!["body"]);
        Assert.Equal(sent.MessageId, (string?)message["id"]);

        var (status, reply) = await world.SendWhatsApp("+49 170 1234567", "Hello", "handle-1");
        Assert.Equal(200, status);
        var received = await world.Ana.View.NextFromBusiness();
        Assert.Equal("Hello", received.Text);
        Assert.Equal((string?)reply["messages"]![0]!["id"], received.Id);
        Assert.Equal("handle-1", Assert.Single(world.Meta.Ledger.Sends).Handle);
    }

    [Fact]
    public async Task Messenger_and_both_Instagrams_carry_the_right_object_and_signature()
    {
        await using var world = await World.Start();
        await world.Ben.SendText("page");
        var page = await world.Receiver.Next();
        await world.Dora.SendText("linked");
        var linked = await world.Receiver.Next();
        await world.Cleo.SendText("login");
        var login = await world.Receiver.Next();

        Assert.Equal(("page", true), ((string?)page.Json["object"], page.IsSignedWith(World.AppSecret)));
        Assert.Equal(("instagram", true), ((string?)linked.Json["object"], linked.IsSignedWith(World.AppSecret)));
        Assert.Equal(("instagram", true), ((string?)login.Json["object"], login.IsSignedWith(World.InstagramSecret)));
        Assert.False(login.IsSignedWith(World.AppSecret));

        Assert.Equal(200, (await world.SendMessenger(world.Ben.ContactId, "hi")).Status);
        Assert.Equal(200, (await world.SendMessenger(world.Dora.ContactId, "hi")).Status);
        Assert.Equal(200, (await world.SendInstagram(world.Cleo.ContactId, "hi")).Status);
        Assert.Equal("hi", (await world.Dora.View.NextFromBusiness()).Text);
        Assert.Equal("hi", (await world.Cleo.View.NextFromBusiness()).Text);
    }
}
