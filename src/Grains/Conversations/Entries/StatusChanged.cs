using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>The episode's status changed.</summary>
internal sealed record StatusChanged() : Entry(EntryKind.StatusChanged)
{
    /// <summary>The new status.</summary>
    public ConversationStatus Status { get; init; }

    /// <summary>Snoozed: until when, milliseconds since 1970; 0 until the customer writes.</summary>
    public long Until { get; init; }

    /// <summary>Why.</summary>
    public StatusCause Cause { get; init; }

    /// <summary>Who changed it.</summary>
    public required Author By { get; init; }
}
