namespace Chatbotics.Grains.Inbox.Ports;

/// <summary>An inbox row as it is stored: what lists are sorted and filtered by lies open, the rest is sealed.</summary>
public sealed record InboxRow : InboxFacts
{
    /// <summary>The whole row, sealed with the conversation's key.</summary>
    public required ReadOnlyMemory<byte> Sealed { get; init; }

    /// <summary>The key that sealed it.</summary>
    public required Guid KeyId { get; init; }
}
