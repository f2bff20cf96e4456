using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>The test suite of an agent. Questions may come from customers, so they are kept sealed. Key: <c>tenant/agent</c>.</summary>
[Alias("agent-tests")]
public interface IAgentTestsGrain : IGrainWithStringKey
{
    /// <summary>The suite with its last run, or the one under way.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<AgentTestSuite> Get();

    /// <summary>Replaces the tests; at most 200.</summary>
    /// <param name="tests">All of them.</param>
    [Alias("save")]
    Task<AgentOutcome> Save(ImmutableArray<AgentTest> tests);

    /// <summary>Runs all tests in the background.</summary>
    /// <param name="versions">One or two versions; 0 for the draft.</param>
    /// <param name="times">How often each, 1 to 10.</param>
    [Alias("start")]
    Task<AgentOutcome> Start(ImmutableArray<int> versions, int times);

    /// <summary>Why a draft may not be published, in a sentence; null when all tests passed for exactly this draft.</summary>
    /// <param name="draft">The draft.</param>
    [Alias("obstacle"), AlwaysInterleave]
    Task<string?> Obstacle(AgentDefinition draft);

    /// <summary>Deletes the suite.</summary>
    [Alias("delete")]
    Task Delete();
}
