using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Agents;

/// <summary>A text that a person wants rewritten, translated or summarised.</summary>
public sealed record CopilotOrder
{
    /// <summary>What is wanted; not a suggestion.</summary>
    public required CopilotTask Task { get; init; }

    /// <summary>The conversation, oldest first.</summary>
    public required ImmutableArray<TurnMessage> Thread { get; init; }

    /// <summary>What stands in the composer.</summary>
    public required string Draft { get; init; }

    /// <summary>The person's language, a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>
    /// The agent that is live there, whose models write, and whose word it is whether they may read personal data; null for
    /// none, and the installation's models.
    /// </summary>
    public AgentDefinition? Agent { get; init; }

    /// <summary>The agent's id; null for none.</summary>
    public string? AgentId { get; init; }

    /// <summary>The agent's version.</summary>
    public int Version { get; init; }
}
