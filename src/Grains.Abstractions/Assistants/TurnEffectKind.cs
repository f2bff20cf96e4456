namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>What an agent's turn changes beside its reply. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("turn-effect-kind")]
public enum TurnEffectKind
{
    /// <summary>A label is put on the conversation.</summary>
    Label = 1,

    /// <summary>Something is noted about the conversation.</summary>
    Attribute = 2,

    /// <summary>The agent writes again when the customer stays silent.</summary>
    FollowUp = 3,
}
