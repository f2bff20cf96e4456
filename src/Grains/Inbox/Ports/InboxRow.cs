using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox.Ports;

/// <summary>An inbox row as it is stored: what is sorted and filtered by lies open, the rest is sealed.</summary>
public sealed record InboxRow
{
    /// <summary>The conversation's key.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>The conversation's version that the row shows.</summary>
    public required long Version { get; init; }

    /// <summary>When the last message came or went, milliseconds since 1970.</summary>
    public required long LastActivity { get; init; }

    /// <summary>The status.</summary>
    public required ConversationStatus Status { get; init; }

    /// <summary>The kind of holder.</summary>
    public required OwnerKind HeldBy { get; init; }

    /// <summary>The platform.</summary>
    public required ChannelPlatform Platform { get; init; }

    /// <summary>Unread customer messages.</summary>
    public required int Unread { get; init; }

    /// <summary>The whole row, sealed with the conversation's key.</summary>
    public required ReadOnlyMemory<byte> Sealed { get; init; }

    /// <summary>The key that sealed it.</summary>
    public required Guid KeyId { get; init; }
}
