using System.Text.Json;
using Chatbotics.WebFront.Widget;

namespace Chatbotics.WebFront.Tests.Widget;

/// <summary>
/// What browsers keep and what pages read that were opened under an older build: a token is good for half a year, and a chat
/// that is open while the product is updated goes on with the script that it has. These texts are never changed.
/// </summary>
public sealed class FrozenWidgetTests
{
    [Theory]
    [InlineData("""{"connection":"acme/webchat/shop","visitor":"v-0011","issuedAt":1763812800000,"userId":null,"userName":null,"secret":0,"hasWritten":true,"name":"Visitor 0011"}""", null, null, 0L, true)]
    [InlineData("""{"connection":"acme/webchat/shop","visitor":"u-0011","issuedAt":1763812800000,"userId":"customer-4711","userName":"Lea","secret":1763812700000,"hasWritten":false,"name":"Lea"}""", "customer-4711", "Lea", 1763812700000L, false)]
    public void A_session_in_a_token_of_an_older_build_is_the_same_session(string json, string? user, string? name, long secret, bool hasWritten)
    {
        var session = JsonSerializer.Deserialize(json, WidgetJson.Default.WidgetSession);
        Assert.Equal(
            new WidgetSession("acme/webchat/shop", user is null ? "v-0011" : "u-0011", 1763812800000) { UserId = user, UserName = name, Secret = secret, HasWritten = hasWritten },
            session);
    }

    [Fact]
    public void A_chat_of_an_older_build_reads_what_is_sent_today()
    {
        Covers(
            """{"messages":[{"id":7,"from":"ai","name":"Wren","text":"In two days.","at":1763812800000,"client":null,"ack":"web.cb-7"}]}""",
            JsonSerializer.Serialize(new WidgetMessages([new WidgetMessage(7, "ai", "Wren", "In two days.", 1763812800000, null, "web.cb-7")]), WidgetJson.Default.WidgetMessages));
        Covers(
            """{"token":"t","identity":"anonymous","cursor":"0.0","messages":[]}""", JsonSerializer.Serialize(new WidgetOpened("t", "anonymous", "0.0", []), WidgetJson.Default.WidgetOpened));
        Covers("""{"by":"person"}""", JsonSerializer.Serialize(new WidgetTyping("person"), WidgetJson.Default.WidgetTyping));
        Covers("""{"text":"In tw"}""", JsonSerializer.Serialize(new WidgetDraft("In tw"), WidgetJson.Default.WidgetDraft));
    }

    [Fact]
    public void What_a_chat_of_an_older_build_sends_is_read_today()
    {
        Assert.Equal(new WidgetPost("c0ffee00", "Hello"), JsonSerializer.Deserialize("""{"id":"c0ffee00","text":"Hello"}""", WidgetJson.Default.WidgetPost));
        var opening = JsonSerializer.Deserialize("""{"token":"t","user":{"id":"customer-4711","hash":"ab","name":"Lea"}}""", WidgetJson.Default.WidgetOpening);
        Assert.Equal(("t", "customer-4711", "ab", "Lea"), (opening!.Token, opening.User!.Id, opening.User.Hash, opening.User.Name));
    }

    /// <summary>Every member of the older text is there with its value; there may be more.</summary>
    private static void Covers(string older, string today)
    {
        using var then = JsonDocument.Parse(older);
        using var now = JsonDocument.Parse(today);
        foreach (var member in then.RootElement.EnumerateObject())
        {
            Assert.True(now.RootElement.TryGetProperty(member.Name, out var value), member.Name);
            Assert.True(JsonElement.DeepEquals(member.Value, value), member.Name);
        }
    }
}
