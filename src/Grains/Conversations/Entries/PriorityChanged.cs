using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>Someone said how urgent the conversation is.</summary>
internal sealed record PriorityChanged() : Entry(EntryKind.PriorityChanged)
{
    /// <summary>The new priority.</summary>
    public ConversationPriority Priority { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
