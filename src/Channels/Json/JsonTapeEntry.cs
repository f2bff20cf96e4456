using System.Runtime.InteropServices;
using System.Text.Json;

namespace Chatbotics.Channels.Json;

/// <summary>One token of a <see cref="JsonTape"/>: where it lies in the bytes, and where the next sibling's token is.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct JsonTapeEntry
{
    /// <summary>Offset of the token; of a string's or name's content, without the quotation mark.</summary>
    public int Start;

    /// <summary>Length in bytes; a container's includes both brackets.</summary>
    public int Length;

    /// <summary>For values: the index of the entry after this value and all within it.</summary>
    public int Next;

    /// <summary>What it is.</summary>
    public JsonTokenType Kind;

    /// <summary>The string or name has escapes.</summary>
    public bool IsEscaped;
}
