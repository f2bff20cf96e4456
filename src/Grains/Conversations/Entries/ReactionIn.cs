namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The customer reacted to a message, or took the reaction back.</summary>
internal sealed record ReactionIn() : InboundEntry(EntryKind.ReactionIn)
{
    /// <summary>The provider's id of the message reacted to.</summary>
    public required string Target { get; init; }

    /// <summary>The emoji, if given.</summary>
    public string? Emoji { get; init; }

    /// <summary>The platform's word for it, if given.</summary>
    public string? Name { get; init; }

    /// <summary>It was taken back.</summary>
    public bool Removed { get; init; }

    /// <summary>What to show; null when it was taken back.</summary>
    public string? Shown() => Removed ? null : Emoji ?? Name ?? "♥";
}
