using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What the agents of a workspace did and spent, and whether they may go on. Key: the tenant id.</summary>
[Alias("agent-usage")]
public interface IAgentUsageGrain : IGrainWithStringKey
{
    /// <summary>Why an agent may not answer now, in a sentence for the team; null when it may.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="budget">Its budget.</param>
    [Alias("check"), AlwaysInterleave]
    Task<string?> Check(string agent, AgentBudget budget);

    /// <summary>Counts a turn. A crash may forget the last few seconds.</summary>
    /// <param name="spend">The turn.</param>
    [Alias("record"), OneWay]
    Task Record(AgentSpend spend);

    /// <summary>What an agent did today and in the last seven days (UTC).</summary>
    /// <param name="agent">The agent; empty for all of them.</param>
    [Alias("get"), AlwaysInterleave]
    Task<AgentUsage> Get(string agent);

    /// <summary>Sets what all agents together may spend in a day (UTC).</summary>
    /// <param name="costPerDay">In the models' currency; 0 for no limit.</param>
    [Alias("set-limit")]
    Task SetLimit(decimal costPerDay);

    /// <summary>How many counts of days are older than so many days.</summary>
    /// <param name="days">The days.</param>
    [Alias("age"), AlwaysInterleave]
    Task<UsageAge> Age(int days);

    /// <summary>Says how long days are kept one by one; what is older becomes part of its month's sums, which stay. Called by retention alone.</summary>
    /// <param name="days">The days; null for 35.</param>
    /// <returns>How many counts became part of a month's.</returns>
    [Alias("keep")]
    Task<int> Keep(int? days);
}
