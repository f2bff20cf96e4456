namespace Chatbotics.Grains.Agents;

/// <summary>A workflow that an agent may start.</summary>
/// <param name="Id">Its id in the workspace.</param>
/// <param name="Name">What people call it.</param>
/// <param name="About">When to start it; empty for nothing to say.</param>
public sealed record WorkflowChoice(string Id, string Name, string About = "");
