namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What a tool does. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("agent-tool-kind")]
public enum AgentToolKind
{
    /// <summary>Gives the conversation to people.</summary>
    HandOver = 1,

    /// <summary>Puts a label on the conversation.</summary>
    Label = 2,

    /// <summary>Notes something about the conversation.</summary>
    SetAttribute = 3,

    /// <summary>Reads what is known of the customer of this conversation.</summary>
    LookUpContact = 4,

    /// <summary>Searches the agent's knowledge again.</summary>
    SearchKnowledge = 5,

    /// <summary>Calls an address of the business.</summary>
    Http = 6,

    /// <summary>Writes again later when the customer stays silent.</summary>
    FollowUp = 7,
}
