using System.Globalization;
using System.Text.Json;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Lenient reading of request JSON: ids and texts may come as numbers.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement owner, ReadOnlySpan<byte> name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value.AsText() : null;

    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    public static JsonElement Member(this JsonElement owner, ReadOnlySpan<byte> name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>Characters as people count them, near enough for Meta's limits.</summary>
    public static int Length(this string text) => new StringInfo(text).LengthInTextElements;
}
