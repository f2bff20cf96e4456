namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>Our copies of a message's files are gone, because the customer took the message back.</summary>
internal sealed record FilesErased() : Entry(EntryKind.FilesErased)
{
    /// <summary>The provider's id of the message.</summary>
    public required string Target { get; init; }

    /// <summary>How many there were.</summary>
    public int Count { get; init; }
}
