namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An event that could not be taken in. Deciding is pure, so trying again would fail again: it is noted and told.</summary>
internal sealed record EventSetAside() : InboundEntry(EntryKind.EventSetAside)
{
    /// <summary>The event's type.</summary>
    public required string Event { get; init; }

    /// <summary>The type of the error.</summary>
    public required string Error { get; init; }
}
