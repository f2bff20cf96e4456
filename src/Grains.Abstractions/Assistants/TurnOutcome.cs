namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>What an assistant decided. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("turn-outcome")]
public enum TurnOutcome
{
    /// <summary>It answers; it goes on holding the conversation.</summary>
    Replied = 1,

    /// <summary>It gives the conversation to people.</summary>
    HandedOver = 2,

    /// <summary>It could not run; the conversation goes to people with the reason.</summary>
    Failed = 3,
}
