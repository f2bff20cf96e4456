namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>How far an agent may go with a tool. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("agent-tool-mode")]
public enum AgentToolMode
{
    /// <summary>It uses the tool when it sees fit.</summary>
    ByItself = 1,

    /// <summary>It hands over, and says what it would have done.</summary>
    AskFirst = 2,

    /// <summary>It doesn't know of the tool.</summary>
    Never = 3,
}
