using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>The evidence for a turn's result; kept and erased with the conversation.</summary>
[GenerateSerializer, Immutable, Alias("turn-trace")]
public sealed record TurnTrace
{
    /// <summary>The agent's name.</summary>
    [Id(0)]
    public required string Agent { get; init; }

    /// <summary>The version of its instructions or knowledge.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>What it looked at, best first.</summary>
    [Id(2)]
    public ImmutableArray<TracePassage> Passages { get; init; } = [];

    /// <summary>How long the turn took without the quiet period.</summary>
    [Id(3)]
    public TimeSpan Duration { get; init; }

    /// <summary>The agent's id; null for the agent of a seed file.</summary>
    [Id(4)]
    public string? AgentId { get; init; }

    /// <summary>What it did, in order; default for the agent of a seed file, whose journal entries stay as short as they were.</summary>
    [Id(5)]
    public ImmutableArray<TraceStep> Steps { get; init; }

    /// <summary>The model that wrote; null for the built-in answerer.</summary>
    [Id(6)]
    public string? Model { get; init; }

    /// <summary>Tokens that the model read.</summary>
    [Id(7)]
    public long InputTokens { get; init; }

    /// <summary>Tokens that the model wrote.</summary>
    [Id(8)]
    public long OutputTokens { get; init; }

    /// <summary>What the model cost, in <see cref="Currency"/>.</summary>
    [Id(9)]
    public decimal Cost { get; init; }

    /// <summary>The currency of <see cref="Cost"/>; null when nothing was paid.</summary>
    [Id(10)]
    public string? Currency { get; init; }

    /// <summary>Which rule of hand-over fitted, in a sentence; null when none did.</summary>
    [Id(11)]
    public string? Decision { get; init; }
}
