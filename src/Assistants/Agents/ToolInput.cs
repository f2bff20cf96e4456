using System.Collections.Immutable;

namespace Chatbotics.Assistants.Agents;

/// <summary>An input that a model gives to a tool.</summary>
/// <param name="Name">What the model calls it.</param>
/// <param name="Description">What it is, for the model.</param>
/// <param name="IsRequired">Whether the tool needs it.</param>
internal sealed record ToolInput(string Name, string Description, bool IsRequired = true)
{
    /// <summary>The values that it may have; empty for any.</summary>
    public ImmutableArray<string> Options { get; init; } = [];
}
