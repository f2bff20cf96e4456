using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Chatbotics.Channels.Json;

/// <summary>
/// A value of a <see cref="JsonTape"/>, or a missing one: asking a missing value, or one of another type, gives missing
/// or null and never fails. That is how foreign JSON is best read.
/// </summary>
internal readonly ref struct JsonView
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ReadOnlySpan<JsonTapeEntry> _tape;

    // One more than the index, so that the default view is the missing one.
    private readonly int _place;

    /// <summary>Creates the view of an entry.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="tape">Its tokens.</param>
    /// <param name="index">The value's entry.</param>
    public JsonView(ReadOnlySpan<byte> utf8, ReadOnlySpan<JsonTapeEntry> tape, int index)
    {
        _utf8 = utf8;
        _tape = tape;
        _place = index + 1;
    }

    /// <summary>The value is there, be it null.</summary>
    public bool Exists => _place != 0;

    /// <summary>It is an object.</summary>
    public bool IsObject => Is(JsonTokenType.StartObject);

    /// <summary>It is an array.</summary>
    public bool IsArray => Is(JsonTokenType.StartArray);

    /// <summary>It is a string.</summary>
    public bool IsString => Is(JsonTokenType.String);

    /// <summary>It is <c>true</c>.</summary>
    public bool IsTrue => Is(JsonTokenType.True);

    /// <summary>How many elements an array has; 0 for everything else.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in Elements)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>An array's elements; none for everything else.</summary>
    public JsonElements Elements => IsArray ? new(_utf8, _tape, _place - 1) : default;

    /// <summary>An object's properties; none for everything else.</summary>
    public JsonProperties Properties => IsObject ? new(_utf8, _tape, _place - 1) : default;

    /// <summary>The bytes of the value as they stand in the text; empty when missing.</summary>
    public ReadOnlySpan<byte> Raw => _place == 0 ? default
        : IsString ? _utf8.Slice(Entry.Start - 1, Entry.Length + 2)
        : _utf8.Slice(Entry.Start, Entry.Length);

    private ref readonly JsonTapeEntry Entry => ref _tape[_place - 1];

    /// <summary>A property of an object; the first one when it is there twice.</summary>
    /// <param name="name">Its name in UTF-8.</param>
    public JsonView this[ReadOnlySpan<byte> name]
    {
        get
        {
            foreach (var property in Properties)
            {
                if (property.NameEquals(name))
                {
                    return property.Value;
                }
            }

            return default;
        }
    }

    /// <summary>Whether it is exactly this string.</summary>
    /// <param name="text">The text in UTF-8.</param>
    public bool TextEquals(ReadOnlySpan<byte> text) =>
        IsString && (Entry.IsEscaped
            ? string.Equals(Unescape(Raw), Encoding.UTF8.GetString(text), StringComparison.Ordinal)
            : _utf8.Slice(Entry.Start, Entry.Length).SequenceEqual(text));

    /// <summary>A string, or a number as it is written; null when empty, missing or of another type.</summary>
    public string? Text()
    {
        if (_place == 0 || Entry.Length == 0)
        {
            return null;
        }

        return Entry.Kind switch
        {
            JsonTokenType.String when Entry.IsEscaped => Unescape(Raw),
            JsonTokenType.String or JsonTokenType.Number => Encoding.UTF8.GetString(_utf8.Slice(Entry.Start, Entry.Length)),
            _ => null,
        };
    }

    /// <summary>A whole number, also one in a string; null when it is none or doesn't fit.</summary>
    public long? Integer()
    {
        if (_place == 0 || Entry.Kind is not (JsonTokenType.Number or JsonTokenType.String))
        {
            return null;
        }

        var text = _utf8.Slice(Entry.Start, Entry.Length);
        return Utf8Parser.TryParse(text, out long value, out var read) && read == text.Length ? value : null;
    }

    /// <summary>A whole number of 32 bits, also one in a string.</summary>
    public int? Small() => Integer() is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    /// <summary>A number; null when it is none.</summary>
    public double? Real() =>
        Is(JsonTokenType.Number) && Utf8Parser.TryParse(Raw, out double value, out _) ? value : null;

    /// <summary>The raw JSON as text; null when missing, null, or longer than <paramref name="limit"/> bytes.</summary>
    /// <param name="limit">The longest taken, in bytes.</param>
    public string? Json(int limit) =>
        _place == 0 || Entry.Kind == JsonTokenType.Null || Raw.Length > limit ? null : Encoding.UTF8.GetString(Raw);

    /// <summary>Takes the escapes out of a string or name with its quotation marks.</summary>
    /// <param name="quoted">The token.</param>
    internal static string Unescape(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader.GetString()!;
    }

    private bool Is(JsonTokenType kind) => _place != 0 && Entry.Kind == kind;
}
