namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The platform itself told that it has a message whose acceptance we had not recorded.</summary>
internal sealed record SendReconciled() : OutboundEntry(EntryKind.SendReconciled)
{
    /// <summary>The provider's id, if it said.</summary>
    public string? Id { get; init; }

    /// <summary>What it was recognised by.</summary>
    public Evidence By { get; init; }
}
