using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox.Ports;

/// <summary>What of an inbox row lies open: what lists are sorted, filtered and counted by. Holds ids, no names and no words.</summary>
public record InboxFacts
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

    /// <summary>The responsible person's account; null for nobody.</summary>
    public string? Assignee { get; init; }

    /// <summary>The team's id; null for none.</summary>
    public string? Team { get; init; }

    /// <summary>How urgent it is.</summary>
    public ConversationPriority Priority { get; init; }

    /// <summary>Since when the customer waits, milliseconds since 1970; 0 when they don't.</summary>
    public long WaitingSince { get; init; }

    /// <summary>When the episode was opened, milliseconds since 1970.</summary>
    public long CreatedAt { get; init; }

    /// <summary>The labels' ids.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The accounts of those who were mentioned and have not read it.</summary>
    public ImmutableArray<string> Mentions { get; init; } = [];

    /// <summary>False for a row of a build that kept fewer facts: the others are in the sealed part.</summary>
    public bool IsComplete { get; init; } = true;
}
