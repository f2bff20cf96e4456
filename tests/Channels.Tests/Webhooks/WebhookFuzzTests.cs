using System.Text;
using System.Text.Json.Nodes;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Channels.Tests.Fixtures;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.TestKit.Fixtures;

namespace Chatbotics.Channels.Tests.Webhooks;

/// <summary>Changed fixtures give events or <see cref="MalformedWebhookException"/>, and never anything else.</summary>
public sealed class WebhookFuzzTests
{
    private static readonly byte[] Sample = Encoding.UTF8.GetBytes(
        """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"2"},"contacts":[{"profile":{"name":"A"},"wa_id":"491","user_id":"DE.1"}],"messages":[{"context":{"id":"wamid.0"},"from":"491","id":"wamid.1","timestamp":"1750030073","type":"image","image":{"id":"3","caption":"\u00e4","mime_type":"image/jpeg"}}],"statuses":[{"id":"wamid.2","status":"failed","recipient_id":"491","errors":[{"code":131026}]}]}}]}]}""");

    public static TheoryData<string> Files =>
        [.. FixtureIndex.Rows.Where(row => row.Kind == "webhook" && row.Channel is "whatsapp" or "messenger" or "instagram").Select(row => row.File)];

    [FixtureTheory]
    [MemberData(nameof(Files))]
    public void A_changed_fixture_never_fails_otherwise(string file) => Fuzz(FixtureFolder.Read(file), file.Length);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_changed_sample_never_fails_otherwise(int seed) => Fuzz(Sample, seed);

    private static void Fuzz(byte[] original, int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 150; round++)
        {
            Feed(round % 2 == 0 ? ChangeBytes(original, random) : ChangeValue(original, random));
        }
    }

    private static void Feed(byte[] body)
    {
        try
        {
            foreach (var contactEvent in MetaWebhook.Parse(body).Events.OfType<ContactEvent>())
            {
                Assert.NotEmpty(contactEvent.Contact.Ids);
                Assert.All(contactEvent.Contact.Ids, id => Assert.InRange(id.Length, 1, 500));
                Assert.InRange(contactEvent.DedupeId.Length, 3, 200);
                if (contactEvent.ProviderTime is { } time)
                {
                    DateTimeOffset.FromUnixTimeMilliseconds(time);
                }
            }
        }
        catch (MalformedWebhookException)
        {
            // Refused, which is right for many.
        }
    }

    private static byte[] ChangeBytes(byte[] original, Random random)
    {
        var body = original.ToArray();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            body[random.Next(body.Length)] = random.Next(3) == 0
                ? (byte)random.Next(256)
                : (byte)"{}[]\",:\\0u1eE+-. \ntfn"[random.Next(21)];
        }

        return random.Next(5) == 0 ? body[..random.Next(body.Length)] : body;
    }

    private static byte[] ChangeValue(byte[] original, Random random)
    {
        var root = JsonNode.Parse(original)!;
        var places = Places(root).ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var (parent, key, index) = places[random.Next(places.Count)];
            var value = Value(random);
            if (parent is JsonObject container)
            {
                container[key!] = value;
            }
            else if (parent is JsonArray list && index < list.Count)
            {
                list[index] = value;
            }
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static JsonNode? Value(Random random) => random.Next(12) switch
    {
        0 => null,
        1 => new JsonArray(),
        2 => new JsonObject(),
        3 => JsonValue.Create(""),
        4 => JsonValue.Create(new string('x', random.Next(2_000))),
        5 => JsonValue.Create(random.NextInt64()),
        6 => JsonValue.Create(-1),
        7 => JsonValue.Create(1.5e300),
        8 => JsonValue.Create(true),
        9 => new JsonArray(JsonValue.Create(1), new JsonArray(), null, new JsonObject { ["id"] = "x" }),
        10 => JsonValue.Create("2021-13-45T99:99:99+0000"),
        _ => JsonValue.Create("9223372036854775807"),
    };

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode node)
    {
        switch (node)
        {
            case JsonObject container:
                foreach (var (key, value) in container.ToList())
                {
                    yield return (container, key, 0);
                    foreach (var place in value is null ? [] : Places(value))
                    {
                        yield return place;
                    }
                }

                break;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++)
                {
                    yield return (list, null, at);
                    foreach (var place in list[at] is { } value ? Places(value) : [])
                    {
                        yield return place;
                    }
                }

                break;
            default:
                break;
        }
    }
}
