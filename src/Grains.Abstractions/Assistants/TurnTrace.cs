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
}
