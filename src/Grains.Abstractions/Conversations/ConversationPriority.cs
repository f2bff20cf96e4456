namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>How urgent a conversation is to the team. Stored, and sorted by: numbers never change.</summary>
[GenerateSerializer, Alias("conversation-priority")]
public enum ConversationPriority
{
    /// <summary>Nobody has said.</summary>
    None = 0,

    /// <summary>Can wait.</summary>
    Low = 1,

    /// <summary>As usual.</summary>
    Medium = 2,

    /// <summary>Before the others.</summary>
    High = 3,

    /// <summary>Now.</summary>
    Urgent = 4,
}
