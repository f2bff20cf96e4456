namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What writes an agent's answers. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("agent-engine")]
public enum AgentEngine
{
    /// <summary>The installation's model when there is one, the built-in answerer otherwise.</summary>
    BestAvailable = 1,

    /// <summary>The built-in answerer: quotes the knowledge, needs no model and no network.</summary>
    BuiltIn = 2,

    /// <summary>A language model; without one the conversation goes to people.</summary>
    Model = 3,
}
