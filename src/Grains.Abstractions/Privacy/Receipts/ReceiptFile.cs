using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Abstractions.Privacy.Receipts;

/// <summary>Receipts as files: a JSON object for one, an array for several.</summary>
public static partial class ReceiptFile
{
    /// <summary>The longest file that is read, in characters.</summary>
    public const int MaxLength = 16 << 20;

    /// <summary>Writes one receipt.</summary>
    /// <param name="receipt">The receipt.</param>
    public static string Write(ErasureReceipt receipt) => JsonSerializer.Serialize(receipt, Json.Default.ErasureReceipt);

    /// <summary>Writes several.</summary>
    /// <param name="receipts">In the order of their numbers.</param>
    public static string Write(ImmutableArray<ErasureReceipt> receipts) =>
        JsonSerializer.Serialize([.. receipts], Json.Default.ErasureReceiptArray);

    /// <summary>Reads what either method wrote; null when it is something else.</summary>
    /// <param name="text">The file; hostile.</param>
    public static ImmutableArray<ErasureReceipt>? Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        try
        {
            return text.TrimStart().StartsWith('[')
                ? JsonSerializer.Deserialize(text, Json.Default.ErasureReceiptArray) is { Length: > 0 } several && !several.Contains(null!) ? [.. several] : null
                : JsonSerializer.Deserialize(text, Json.Default.ErasureReceipt) is { } one ? [one] : null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or FormatException)
        {
            return null;
        }
    }

    [JsonSourceGenerationOptions(
        WriteIndented = true,
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        UseStringEnumConverter = true,
        RespectNullableAnnotations = true)]
    [JsonSerializable(typeof(ErasureReceipt))]
    [JsonSerializable(typeof(ErasureReceipt[]))]
    private sealed partial class Json : JsonSerializerContext;
}
