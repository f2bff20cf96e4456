using System.Net;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests.Website;

/// <summary>The chat on a website, over the wire: durable, idempotent, without a gap.</summary>
[Collection(AttackedProductCollection.Name)]
public sealed class WebsiteTests(AttackedProduct attacked)
{
    private const string Question = "When are you open?";
    private const string Answer = "Monday to Saturday from 10 to 18.";

    private Product Product => attacked.Product;

    [Fact]
    public async Task A_visitor_writes_and_hears_the_answer_and_comes_back_to_both()
    {
        await WebsiteVisitor.Connect(Product, "site-answer");
        using var visitor = new WebsiteVisitor(Product, "site-answer");
        var opened = await visitor.Open();
        Assert.Equal("anonymous", opened.GetProperty("identity").GetString());
        Assert.Equal(0, opened.GetProperty("messages").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, await visitor.Say(Question));
        var answer = await visitor.Hears(Answer);
        Assert.Equal("ai", answer.GetProperty("from").GetString());

        // The same browser after a reload.
        opened = await visitor.Open();
        Assert.Equal([Question, Answer], Texts(opened.GetProperty("messages")));

        // Another browser has nothing of it.
        using var other = new WebsiteVisitor(Product, "site-answer");
        Assert.Equal(0, (await other.Open()).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task The_same_message_sent_again_and_at_once_is_stored_once()
    {
        await WebsiteVisitor.Connect(Product, "site-twice");
        using var visitor = new WebsiteVisitor(Product, "site-twice");
        await visitor.Open();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.Say("Only once, please", "client-id-000001")));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, await visitor.Say("Only once, please", "client-id-000001"));
        var messages = (await visitor.Open()).GetProperty("messages").EnumerateArray().Where(one => one.GetProperty("from").GetString() == "me").ToArray();
        Assert.Equal("client-id-000001", Assert.Single(messages).GetProperty("client").GetString());
    }

    [Fact]
    public async Task A_stream_that_broke_goes_on_without_a_gap_and_without_repeating_what_is_known()
    {
        await WebsiteVisitor.Connect(Product, "site-stream");
        using var visitor = new WebsiteVisitor(Product, "site-stream");
        await visitor.Open();
        await visitor.Say(Question);
        await visitor.Hears(Answer);

        // The line is down; a person writes meanwhile.
        var conversation = await ConversationOf("site-stream");
        await conversation.Reply(new ReplyCommand { ClientId = "0", Person = new Author(AuthorKind.Person, "mira", "Mira Weber"), Content = MessageContent.FromText("Mira here.") });
        var message = await visitor.Hears("Mira here.");
        Assert.Equal("person", message.GetProperty("from").GetString());
        Assert.Equal("Mira", message.GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_the_chat_has_shown_is_delivered_and_read()
    {
        await WebsiteVisitor.Connect(Product, "site-seen");
        using var visitor = new WebsiteVisitor(Product, "site-seen");
        await visitor.Open();
        await visitor.Say(Question);
        await visitor.Hears(Answer);
        var ack = await Ack(visitor);
        using (var delivered = await visitor.Send(HttpMethod.Post, "seen", new { ids = new[] { ack }, read = false }))
        {
            Assert.Equal(HttpStatusCode.NoContent, delivered.StatusCode);
        }

        Assert.Equal(DeliveryState.Delivered, await StateOf("site-seen"));
        using (await visitor.Send(HttpMethod.Post, "seen", new { ids = new[] { ack, "web.made-up-by-somebody" }, read = true }))
        {
            Assert.Equal(DeliveryState.Read, await StateOf("site-seen"));
        }
    }

    [Fact]
    public async Task The_script_is_served_to_everybody_under_the_name_that_stands_in_pages()
    {
        using var http = new HttpClient { BaseAddress = Product.Address };
        using var script = await http.GetAsync("/widget/v1.js");
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Contains("attachShadow", await script.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(script.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_chat_that_is_switched_off_takes_nothing()
    {
        await WebsiteVisitor.Connect(Product, "site-off");
        using var visitor = new WebsiteVisitor(Product, "site-off");
        await visitor.Open();
        await WebsiteVisitor.Connect(Product, "site-off-2", change: settings => settings with { IsOn = false });
        using var off = new WebsiteVisitor(Product, "site-off-2");
        using var look = await off.Send(HttpMethod.Get, "", null);
        Assert.False(JsonDocument.Parse(await look.Content.ReadAsStringAsync()).RootElement.GetProperty("on").GetBoolean());
        Assert.Equal("off", (await off.Open()).GetProperty("code").GetString());
    }

    private static async Task<string> Ack(WebsiteVisitor visitor)
    {
        while (true)
        {
            // Its outcome is written down a moment after it is shown.
            var messages = (await visitor.Open()).GetProperty("messages").EnumerateArray().ToArray();
            if (messages.Select(one => one.GetProperty("ack").GetString()).FirstOrDefault(one => one is not null) is { } ack)
            {
                return ack;
            }

            await Task.Yield();
        }
    }

    private async Task<DeliveryState?> StateOf(string channel) =>
        (await (await ConversationOf(channel)).Read(new ThreadQuery())).Items.Last(item => item.Delivery is not null).Delivery;

    private async Task<IConversationGrain> ConversationOf(string channel) =>
        Product.Grains.GetGrain<IConversationGrain>((await WebsiteRows.Find(Product, channel)).Value);

    private static string[] Texts(JsonElement messages) => [.. messages.EnumerateArray().Select(one => one.GetProperty("text").GetString()!)];
}
