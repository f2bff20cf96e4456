namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What a tool does. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("agent-tool-kind")]
public enum AgentToolKind
{
    /// <summary>Gives the conversation to people.</summary>
    HandOver = 1,

    /// <summary>Puts a label of the workspace's catalogue on the conversation.</summary>
    Label = 2,

    /// <summary>Sets an attribute of the contact of this conversation, one of the workspace's catalogue.</summary>
    SetAttribute = 3,

    /// <summary>Reads what is known of the customer of this conversation.</summary>
    LookUpContact = 4,

    /// <summary>Searches the agent's knowledge again.</summary>
    SearchKnowledge = 5,

    /// <summary>Calls an address of the business.</summary>
    Http = 6,

    /// <summary>Writes again later, by default when the customer stays silent.</summary>
    FollowUp = 7,

    /// <summary>Starts a workflow of the workspace for this conversation. Not offered while there is none.</summary>
    StartWorkflow = 8,
}
