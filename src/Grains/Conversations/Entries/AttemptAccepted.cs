namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The platform took the message.</summary>
internal sealed record AttemptAccepted() : OutboundEntry(EntryKind.AttemptAccepted)
{
    /// <summary>The provider's id.</summary>
    public required string Id { get; init; }
}
