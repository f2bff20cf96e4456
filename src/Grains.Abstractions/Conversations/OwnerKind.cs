namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Who holds a conversation. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("owner-kind")]
public enum OwnerKind
{
    /// <summary>Nobody: it waits for a person.</summary>
    Nobody = 0,

    /// <summary>An AI agent.</summary>
    Assistant = 1,

    /// <summary>A workflow.</summary>
    Workflow = 2,

    /// <summary>A person.</summary>
    Person = 3,
}
