namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A step of a message that we send.</summary>
/// <param name="Kind">What it says.</param>
internal abstract record OutboundEntry(EntryKind Kind) : Entry(Kind)
{
    /// <summary>The message: the position of its <see cref="MessageQueued"/>.</summary>
    public long Message { get; init; }
}
