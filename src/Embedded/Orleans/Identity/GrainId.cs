using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orleans.Runtime;

/// <summary>The identity of a grain: its type and its key, written <c>type/key</c>.</summary>
/// <param name="type">The type.</param>
/// <param name="key">The key.</param>
[GenerateSerializer, Immutable]
[JsonConverter(typeof(GrainIdJsonConverter))]
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>, IComparable<GrainId>, ISpanFormattable, ISpanParsable<GrainId>
{
    [Id(0)]
    private readonly GrainType _type = type;

    [Id(1)]
    private readonly IdSpan _key = key;

    /// <summary>The type.</summary>
    public GrainType Type => _type;

    /// <summary>The key.</summary>
    public IdSpan Key => _key;

    /// <summary>Whether this is no identity.</summary>
    public bool IsDefault => _type.IsDefault && _key.IsDefault;

    /// <summary>Combines type and key.</summary>
    /// <param name="type">The type.</param>
    /// <param name="key">The key.</param>
    /// <returns>The identity.</returns>
    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    /// <summary>Combines type and key.</summary>
    /// <param name="type">The type.</param>
    /// <param name="key">The key, not blank.</param>
    /// <returns>The identity.</returns>
    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new GrainId(type, IdSpan.Create(key));
    }

    /// <summary>Combines type and key.</summary>
    /// <param name="type">The type.</param>
    /// <param name="key">The key.</param>
    /// <returns>The identity.</returns>
    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="ArgumentException">There is no slash in the text.</exception>
    public static GrainId Parse(ReadOnlySpan<char> value, IFormatProvider? provider = null)
        => TryParse(value, provider, out var result) ? result : throw new ArgumentException($"Unable to parse \"{value}\" as a grain id", nameof(value));

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The identity.</param>
    /// <returns>Whether there is a slash in the text.</returns>
    public static bool TryParse(ReadOnlySpan<char> value, IFormatProvider? provider, out GrainId result)
    {
        var slash = value.IndexOf('/');
        if (slash < 0)
        {
            result = default;
            return false;
        }

        result = new(new GrainType(ToBytes(value[..slash])), new IdSpan(ToBytes(value[(slash + 1)..])));
        return true;
    }

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The identity.</returns>
    public static GrainId Parse(string value) => Parse(value.AsSpan(), null);

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The identity.</returns>
    public static GrainId Parse(string value, IFormatProvider? provider = null) => Parse(value.AsSpan(), provider);

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="result">The identity.</param>
    /// <returns>Whether there is a slash in the text.</returns>
    public static bool TryParse(string? value, out GrainId result) => TryParse(value.AsSpan(), null, out result);

    /// <summary>Reads <c>type/key</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The identity.</param>
    /// <returns>Whether there is a slash in the text.</returns>
    public static bool TryParse(string? value, IFormatProvider? provider, out GrainId result) => TryParse(value.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public bool Equals(GrainId other) => _key.Equals(other._key) && _type.Equals(other._type);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_type, _key);

    /// <summary>A hash that is the same on every machine and in every build; reminder tables are partitioned by it.</summary>
    /// <returns>The hash.</returns>
    public uint GetUniformHashCode() => unchecked((_type.GetUniformHashCode() * 31) + _key.GetUniformHashCode());

    /// <inheritdoc/>
    public int CompareTo(GrainId other)
    {
        var byType = _type.CompareTo(other._type);
        return byType != 0 ? byType : _key.CompareTo(other._key);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_type}/{_key}";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => destination.TryWrite($"{_type}/{_key}", out charsWritten);

    /// <summary>Whether two identities are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Whether two identities differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    private static byte[] ToBytes(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}

/// <summary>Writes a <see cref="GrainId"/> as the JSON string <c>type/key</c>.</summary>
public sealed class GrainIdJsonConverter : JsonConverter<GrainId>
{
    /// <inheritdoc/>
    public override GrainId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => GrainId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("A grain id is written type/key.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GrainId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override GrainId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, GrainId value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}
