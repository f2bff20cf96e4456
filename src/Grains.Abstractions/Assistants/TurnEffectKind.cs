namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>What an agent's turn changes beside its reply. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("turn-effect-kind")]
public enum TurnEffectKind
{
    /// <summary>A label is put on the conversation.</summary>
    Label = 1,

    /// <summary>Not given any more: attributes are set on the contact while the turn runs.</summary>
    Attribute = 2,

    /// <summary>The agent writes again later.</summary>
    FollowUp = 3,
}
