namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A file of a message is in the media store.</summary>
internal sealed record FileStored() : Entry(EntryKind.FileStored)
{
    /// <summary>The message: the position of its entry.</summary>
    public long Message { get; init; }

    /// <summary>The attachment's place in the message.</summary>
    public int Index { get; init; }

    /// <summary>The file's id in the media store.</summary>
    public required string File { get; init; }

    /// <summary>The media type by its content; null when it isn't known.</summary>
    public string? Type { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; init; }
}
