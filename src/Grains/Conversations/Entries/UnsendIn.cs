namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A message was taken back.</summary>
internal sealed record UnsendIn() : InboundEntry(EntryKind.UnsendIn)
{
    /// <summary>The provider's id of the message taken back.</summary>
    public required string Target { get; init; }

    /// <summary>The business took back its own message.</summary>
    public bool Own { get; init; }
}
