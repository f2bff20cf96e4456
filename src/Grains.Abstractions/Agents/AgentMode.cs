namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>How far an agent goes. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("agent-mode")]
public enum AgentMode
{
    /// <summary>It answers customers by itself.</summary>
    Automatic = 1,

    /// <summary>It only suggests; people send.</summary>
    SuggestOnly = 2,
}
