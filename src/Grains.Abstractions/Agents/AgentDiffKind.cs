namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>How a line differs between two versions.</summary>
public enum AgentDiffKind
{
    /// <summary>It is in both.</summary>
    Same,

    /// <summary>It is in the later one only.</summary>
    Added,

    /// <summary>It is in the earlier one only.</summary>
    Removed,
}
