namespace Chatbotics.Channels.Json;

/// <summary>The elements of an array, to be enumerated by <c>foreach</c>.</summary>
internal ref struct JsonElements
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ReadOnlySpan<JsonTapeEntry> _tape;
    private readonly int _end;
    private int _next;
    private int _current;

    /// <summary>Creates the list.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="tape">Its tokens.</param>
    /// <param name="array">The array's entry.</param>
    public JsonElements(ReadOnlySpan<byte> utf8, ReadOnlySpan<JsonTapeEntry> tape, int array)
    {
        _utf8 = utf8;
        _tape = tape;
        _next = array + 1;
        _end = tape[array].Next;
    }

    /// <summary>The present element.</summary>
    public readonly JsonView Current => new(_utf8, _tape, _current);

    /// <summary>The enumerator, which is this value.</summary>
    public readonly JsonElements GetEnumerator() => this;

    /// <summary>Goes to the next element.</summary>
    public bool MoveNext()
    {
        if (_next >= _end)
        {
            return false;
        }

        _current = _next;
        _next = _tape[_current].Next;
        return true;
    }
}
