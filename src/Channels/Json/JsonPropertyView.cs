using System.Text;

namespace Chatbotics.Channels.Json;

/// <summary>A property of an object in a <see cref="JsonTape"/>.</summary>
internal readonly ref struct JsonPropertyView
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ReadOnlySpan<JsonTapeEntry> _tape;
    private readonly int _index;

    /// <summary>Creates the view.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="tape">Its tokens.</param>
    /// <param name="index">The name's entry.</param>
    public JsonPropertyView(ReadOnlySpan<byte> utf8, ReadOnlySpan<JsonTapeEntry> tape, int index)
    {
        _utf8 = utf8;
        _tape = tape;
        _index = index;
    }

    /// <summary>The name.</summary>
    public string Name => _tape[_index].IsEscaped ? Unescaped : Encoding.UTF8.GetString(Bytes);

    /// <summary>The value.</summary>
    public JsonView Value => new(_utf8, _tape, _index + 1);

    private ReadOnlySpan<byte> Bytes => _utf8.Slice(_tape[_index].Start, _tape[_index].Length);

    private string Unescaped => JsonView.Unescape(_utf8.Slice(_tape[_index].Start - 1, _tape[_index].Length + 2));

    /// <summary>Whether the name is this one.</summary>
    /// <param name="name">A name in UTF-8.</param>
    public bool NameEquals(ReadOnlySpan<byte> name) =>
        _tape[_index].IsEscaped
            ? string.Equals(Unescaped, Encoding.UTF8.GetString(name), StringComparison.Ordinal)
            : Bytes.SequenceEqual(name);
}
