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

    /// <summary>What is older, as sums of months.</summary>
    [Id(2)]
    public ImmutableArray<UsageMonth> Months { get; init; } = [];

    /// <summary>How many days are kept one by one; 0 for as many as usual.</summary>
    [Id(3)]
    public int DaysKept { get; init; }
}
