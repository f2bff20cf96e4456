using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;

namespace Chatbotics.Grains.Tests.Conversations;

/// <summary>Entries as lines that people can read and compare: position, seconds since a start, kind, and what it says.</summary>
internal static partial class JournalText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

        // Generated ids are long and say nothing but their number.
        var json = GeneratedId().Replace(node.ToJsonString(Readable), match => "id" + int.Parse(match.Groups["number"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        var text = node.Count == 0 ? string.Empty : " " + json;
        return string.Create(CultureInfo.InvariantCulture, $"{position,3} {Seconds(entry.At, start),8}s {entry.GetType().Name}{text}");
    }

    public static IEnumerable<string> Lines(IEnumerable<(long Position, Entry Entry)> entries, DateTimeOffset start) =>
        entries.Select(pair => Line(pair.Position, pair.Entry, start));

    [GeneratedRegex("(?<number>[0-9a-f]{8})0{24}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GeneratedId();

    private static string Seconds(long time, DateTimeOffset start) =>
        ((time - start.ToUnixTimeMilliseconds()) / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);
}
