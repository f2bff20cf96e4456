using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A file of a message could not be fetched.</summary>
internal sealed record FileFailed() : Entry(EntryKind.FileFailed)
{
    /// <summary>The message: the position of its entry.</summary>
    public long Message { get; init; }

    /// <summary>The attachment's place in the message.</summary>
    public int Index { get; init; }

    /// <summary>Why.</summary>
    public required SendError Error { get; init; }

    /// <summary>When it is tried again, milliseconds since 1970; 0 when it isn't.</summary>
    public long RetryAt { get; init; }
}
