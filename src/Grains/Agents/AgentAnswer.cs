using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Agents;

/// <summary>What an agent came to.</summary>
public sealed record AgentAnswer
{
    /// <summary>What it decided.</summary>
    public required TurnOutcome Outcome { get; init; }

    /// <summary>The messages, each within the channel's limit.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>Why it handed over or failed, for the team; null when it answered.</summary>
    public string? Reason { get; init; }

    /// <summary>The evidence.</summary>
    public required TurnTrace Trace { get; init; }

    /// <summary>What else changes.</summary>
    public ImmutableArray<TurnEffect> Effects { get; init; } = [];
}
