namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>The state of the present episode. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("conversation-status")]
public enum ConversationStatus
{
    /// <summary>Someone should act.</summary>
    Open = 1,

    /// <summary>Waiting for something outside.</summary>
    Pending = 2,

    /// <summary>Set aside until a time or the customer's next message.</summary>
    Snoozed = 3,

    /// <summary>Done; the customer's next message opens a new episode.</summary>
    Resolved = 4,
}
