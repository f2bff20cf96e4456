namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>
/// Something of the journal was written over: a message's content, its files, or what assistants kept as evidence. The
/// entries before it no longer hold it; this one says so, and gives the conversation a new version, so that nobody goes on
/// with what is in memory.
/// </summary>
internal sealed record ContentErased() : Entry(EntryKind.ContentErased)
{
    /// <summary>The message's position; 0 when it was not about one message.</summary>
    public long Message { get; init; }

    /// <summary>What went: "message", "media" or "traces".</summary>
    public required string What { get; init; }

    /// <summary>How many items.</summary>
    public int Count { get; init; }
}
