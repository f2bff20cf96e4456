using System.Text.Json;

namespace Chatbotics.TestKit.Models;

/// <summary>A request as the mock model got it.</summary>
/// <param name="Path">The path and query.</param>
/// <param name="Headers">The headers, by lower-case name.</param>
/// <param name="Body">The body.</param>
public sealed record MockModelRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>The bearer key; null when there is none.</summary>
    public string? BearerKey => Headers.TryGetValue("authorization", out var value) && value.StartsWith("Bearer ", StringComparison.Ordinal) ? value[7..] : null;

    /// <summary>Whether a streamed reply is asked for.</summary>
    public bool IsStreamed => Body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    /// <summary>The model asked for.</summary>
    public string Model => Body.GetProperty("model").GetString()!;

    /// <summary>The messages.</summary>
    public IReadOnlyList<JsonElement> Messages => [.. Body.GetProperty("messages").EnumerateArray()];

    /// <summary>The text of the last message, whatever its shape.</summary>
    public string LastText => TextOf(Messages[^1]);

    /// <summary>The text of a message, whether it is a string or parts.</summary>
    /// <param name="message">The message.</param>
    public static string TextOf(JsonElement message) => message.TryGetProperty("content", out var content)
        ? content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : null)),
            _ => "",
        }
        : "";
}
