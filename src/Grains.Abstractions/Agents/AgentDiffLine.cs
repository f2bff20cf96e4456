using System.Runtime.InteropServices;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>A line of a comparison of two versions.</summary>
/// <param name="Section">The part of the agent: "Instructions", "Knowledge", …</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Text">The line.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AgentDiffLine(string Section, AgentDiffKind Kind, string Text);
