using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A message was changed.</summary>
internal sealed record EditIn() : InboundEntry(EntryKind.EditIn)
{
    /// <summary>The provider's id of the changed message.</summary>
    public required string Target { get; init; }

    /// <summary>What it says now.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The business changed its own message.</summary>
    public bool Own { get; init; }
}
