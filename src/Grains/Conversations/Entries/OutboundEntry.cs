namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A step of a message that we send.</summary>
internal abstract record OutboundEntry : Entry
{
    /// <summary>The message: the position of its <see cref="MessageQueued"/>.</summary>
    public long Message { get; init; }
}
