using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>A question of a test suite and what its answer must be like.</summary>
[GenerateSerializer, Immutable, Alias("agent-test")]
public sealed record AgentTest
{
    /// <summary>Its id in the suite.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What the customer writes, 1 to 2,000 characters.</summary>
    [Id(1)]
    public required string Question { get; init; }

    /// <summary>The answer must contain each of these, whatever the case.</summary>
    [Id(2)]
    public ImmutableArray<string> Contains { get; init; } = [];

    /// <summary>The answer must contain none of these.</summary>
    [Id(3)]
    public ImmutableArray<string> Lacks { get; init; } = [];

    /// <summary>The answer must rest on a source whose name contains this; empty for any or none.</summary>
    [Id(4)]
    public string Cites { get; init; } = "";

    /// <summary>This tool must be called; empty for any or none.</summary>
    [Id(5)]
    public string Calls { get; init; } = "";

    /// <summary>Whether the agent must, or must not, hand over; null for either.</summary>
    [Id(6)]
    public bool? HandsOver { get; init; }
}
