using System.Text;
using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>A text kept as UTF-8. An active conversation holds ten messages for a long time: this halves them.</summary>
internal readonly struct Utf8Text : IEquatable<Utf8Text>
{
    private readonly byte[]? _utf8;

    private Utf8Text(byte[] utf8) => _utf8 = utf8;

    /// <summary>Whether there is no text at all.</summary>
    public bool IsNone => _utf8 is null;

    /// <summary>The text's bytes.</summary>
    [JsonIgnore]
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Keeps a text; null gives none.</summary>
    /// <param name="text">The text.</param>
    public static Utf8Text Of(string? text) => text is null ? default : new(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether this is the given text.</summary>
    /// <param name="text">The other text; null is never equal.</param>
    public bool Is(string? text)
    {
        if (_utf8 is null || text is null)
        {
            return false;
        }

        // Provider ids, which are compared most, are ASCII; the rest is decoded.
        return Ascii.Equals(_utf8, text)
            || (_utf8.Length > text.Length && string.Equals(Encoding.UTF8.GetString(_utf8), text, StringComparison.Ordinal));
    }

    /// <summary>The text, or null when there is none.</summary>
    public string? OrNull() => _utf8 is null ? null : Encoding.UTF8.GetString(_utf8);

    /// <inheritdoc/>
    public bool Equals(Utf8Text other) => (_utf8 is null) == (other._utf8 is null) && Utf8.SequenceEqual(other.Utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Utf8Text other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Utf8);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => OrNull() ?? string.Empty;
}
