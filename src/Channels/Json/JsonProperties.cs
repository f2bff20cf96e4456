namespace Chatbotics.Channels.Json;

/// <summary>The properties of an object, to be enumerated by <c>foreach</c>.</summary>
internal ref struct JsonProperties
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ReadOnlySpan<JsonTapeEntry> _tape;
    private readonly int _end;
    private int _next;
    private int _current;

    /// <summary>Creates the list.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="tape">Its tokens.</param>
    /// <param name="container">The object's entry.</param>
    public JsonProperties(ReadOnlySpan<byte> utf8, ReadOnlySpan<JsonTapeEntry> tape, int container)
    {
        _utf8 = utf8;
        _tape = tape;
        _next = container + 1;
        _end = tape[container].Next;
    }

    /// <summary>The present property.</summary>
    public readonly JsonPropertyView Current => new(_utf8, _tape, _current);

    /// <summary>The enumerator, which is this value.</summary>
    public readonly JsonProperties GetEnumerator() => this;

    /// <summary>Goes to the next property.</summary>
    public bool MoveNext()
    {
        if (_next >= _end)
        {
            return false;
        }

        _current = _next;
        _next = _tape[_current + 1].Next;
        return true;
    }
}
