using System.Collections.Immutable;
using System.Text.Json;

namespace Chatbotics.Channels.Meta.Accounts;

/// <summary>Reads answers whose shape is Meta's to change: what isn't there, or is something else, is null.</summary>
internal static class AccountJson
{
    /// <summary>A member.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member's name.</param>
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    /// <summary>A text; ids come as numbers, too.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member's name.</param>
    public static string? Text(this JsonElement json, string name) => json.Member(name) is var member && member.ValueKind switch
    {
        JsonValueKind.String => member.GetString(),
        JsonValueKind.Number => member.GetRawText(),
        _ => null,
    } is { Length: > 0 } text ? text : null;

    /// <summary>A whole number.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member's name.</param>
    public static long? Number(this JsonElement json, string name) => json.Member(name) is var member
        && ((member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number))
            || (member.ValueKind == JsonValueKind.String && long.TryParse(member.GetString(), out number)))
        ? number
        : null;

    /// <summary>Yes or no.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member's name.</param>
    public static bool? Flag(this JsonElement json, string name) => json.Member(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A time in Unix seconds; null for 0, which means never.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member's name.</param>
    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        json.Number(name) is > 0 and < 253_402_300_800 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The elements of a list.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The list's name.</param>
    public static IEnumerable<JsonElement> List(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The texts of a list, or of one text with commas between them; default when there is neither.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The list's name.</param>
    public static ImmutableArray<string> Texts(this JsonElement json, string name) => json.Member(name) is var member && member.ValueKind switch
    {
        JsonValueKind.Array => true,
        JsonValueKind.String => true,
        _ => false,
    }
        ? member.ValueKind == JsonValueKind.String
            ? [.. member.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : [.. member.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)]
        : default;
}
