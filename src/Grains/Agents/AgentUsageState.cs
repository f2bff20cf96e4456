using System.Collections.Immutable;

namespace Chatbotics.Grains.Agents;

/// <summary>What is stored of the agents' usage.</summary>
[GenerateSerializer, Immutable, Alias("agent-usage-state")]
internal sealed record AgentUsageState
{
    /// <summary>The last days.</summary>
    [Id(0)]
    public ImmutableArray<UsageDay> Days { get; init; } = [];

    /// <summary>What all agents together may spend in a day; 0 for no limit.</summary>
    [Id(1)]
    public decimal CostPerDay { get; init; }
}
