using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;

namespace Chatbotics.Grains.Tests.Conversations;

/// <summary>Entries as lines that people can read and compare: position, seconds since a start, kind, and what it says.</summary>
internal static class JournalText
{
    public static string Line(long position, Entry entry, DateTimeOffset start)
    {
        var node = JsonNode.Parse(JsonSerializer.Serialize(entry, JournalJson.Default.Entry))!["d"]!.AsObject();
        node.Remove("hash");
        foreach (var (name, value) in node.ToArray())
        {
            // Times as seconds since the start, so that they mean something.
            if (value is JsonValue number && number.TryGetValue<long>(out var time) && time > 1_000_000_000_000)
            {
                node[name] = Seconds(time, start) + "s";
            }
        }

        var text = node.Count == 0 ? string.Empty : " " + node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return string.Create(CultureInfo.InvariantCulture, $"{position,3} {Seconds(entry.At, start),8}s {entry.GetType().Name}{text}");
    }

    public static IEnumerable<string> Lines(IEnumerable<(long Position, Entry Entry)> entries, DateTimeOffset start) =>
        entries.Select(pair => Line(pair.Position, pair.Entry, start));

    private static string Seconds(long time, DateTimeOffset start) =>
        ((time - start.ToUnixTimeMilliseconds()) / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);
}
