using System.Text;
using Chatbotics.Channels.Meta.Webhooks;

namespace Chatbotics.Channels.Tests.Webhooks;

public sealed class MalformedWebhookTests
{
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        { "empty", "" },
        { "not JSON", "hello" },
        { "cut off", """{"object":"page","entry":[{"id":"1""" },
        { "more after it", """{"object":"page","entry":[]} {}""" },
        { "an array", """[{"object":"page","entry":[]}]""" },
        { "null", "null" },
        { "no object", """{"entry":[]}""" },
        { "object is a list", """{"object":["page"],"entry":[]}""" },
        { "no entry", """{"object":"page"}""" },
        { "entry is an object", """{"object":"whatsapp_business_account","entry":{}}""" },
        { "10,000 deep", """{"object":"page","entry":""" + new string('[', 10_000) + new string(']', 10_000) + "}" },
        { "10,000 objects deep", """{"object":"page","entry":""" + string.Concat(Enumerable.Repeat("""{"a":""", 10_000)) },
        { "a million keys", """{"object":"page","entry":[{""" + string.Join(',', Enumerable.Repeat("\"a\":1", 1_000_000)) + "}]}" },
        { "a million values", """{"object":"page","entry":[""" + string.Join(',', Enumerable.Repeat("1", 1_000_000)) + "]}" },
        { "1e999", """{"object":"page","entry":[],"x":1e999}""" },
        { "-1E+999", """{"object":"page","entry":[{"id":"1","time":-1E+999}]}""" },
        { "an endless number", """{"object":"page","entry":[],"x":""" + new string('9', 1_000) + "}" },
        { "NaN", """{"object":"page","entry":[],"x":NaN}""" },
        { "a lone high surrogate", """{"object":"page","entry":[],"x":"\ud83d"}""" },
        { "a lone low surrogate", """{"object":"page","entry":[],"x":"\uDE00\ud83d"}""" },
        { "a high surrogate and a letter", """{"object":"page","entry":[],"x":"\uD83dx\ude00"}""" },
        { "a lone surrogate in a name", """{"object":"page","entry":[],"\ud83d":1}""" },
    };

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Abuse14_what_is_no_webhook_is_refused(string name)
    {
        var fault = Assert.Throws<MalformedWebhookException>(() => MetaWebhook.Parse(Encoding.UTF8.GetBytes(Bodies[name])));
        Assert.StartsWith("The webhook was refused because it ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Abuse14_broken_UTF8_is_refused()
    {
        byte[] body = [.. "{\"object\":\"page\",\"entry\":[],\"x\":\""u8, 0xED, 0xA0, 0xBD, .. "\"}"u8];
        Assert.Throws<MalformedWebhookException>(() => MetaWebhook.Parse(body));
    }

    [Fact]
    public void The_refusal_shows_nothing_of_the_body()
    {
        var fault = Assert.Throws<MalformedWebhookException>(
            () => MetaWebhook.Parse("""{"object":"page","entry":[{"text":"my secret"}"""u8));
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"object":"page","entry":[],"x":"\ud83d\ude00 \\ud83d \"\\"}""")]
    [InlineData("""{"object":"page","entry":[],"x":[1.5e3,-0.1E-2,123456789012345678901234567890]}""")]
    [InlineData("""{"object":"permissions"}""")]
    public void What_only_looks_like_it_is_taken(string body) =>
        Assert.Empty(MetaWebhook.Parse(Encoding.UTF8.GetBytes(body)).Events);

    [Fact]
    public void Sixty_four_levels_are_taken() =>
        Assert.Empty(MetaWebhook.Parse(Encoding.UTF8.GetBytes(
            """{"object":"page","entry":[],"x":""" + new string('[', 63) + new string(']', 63) + "}")).Events);

    [Fact]
    public void A_batch_as_large_as_Metas_is_taken_whole()
    {
        var message = """{"from":"491","id":"wamid.N","timestamp":"1750030073","type":"text","text":{"body":"BODY"}}""";
        var messages = string.Join(',', Enumerable.Range(0, 5_000).Select(
            number => message.Replace("wamid.N", $"wamid.{number}", StringComparison.Ordinal).Replace("BODY", new string('x', 500), StringComparison.Ordinal)));
        var body = """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"2"},"messages":["""
            + messages + "]}}]}]}";
        Assert.Equal(5_000, MetaWebhook.Parse(Encoding.UTF8.GetBytes(body)).Events.Length);
    }
}
