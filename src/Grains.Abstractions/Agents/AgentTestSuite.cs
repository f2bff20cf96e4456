using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>An agent's tests and their last run.</summary>
[GenerateSerializer, Immutable, Alias("agent-test-suite")]
public sealed record AgentTestSuite
{
    /// <summary>The tests.</summary>
    [Id(0)]
    public ImmutableArray<AgentTest> Tests { get; init; } = [];

    /// <summary>How they went.</summary>
    [Id(1)]
    public ImmutableArray<AgentTestResult> Results { get; init; } = [];

    /// <summary>The versions of the run, in the order they are compared; 0 for the draft.</summary>
    [Id(2)]
    public ImmutableArray<int> Versions { get; init; } = [];

    /// <summary>When the run ended; null while none has.</summary>
    [Id(3)]
    public DateTimeOffset? RanAt { get; init; }

    /// <summary>Whether a run is under way.</summary>
    [Id(4)]
    public bool IsRunning { get; init; }

    /// <summary>The share of a version's runs that passed, 0 to 1; null when it has none.</summary>
    /// <param name="version">The version.</param>
    public double? PassRate(int version)
    {
        var results = Results.Where(result => result.Version == version).ToList();
        var runs = results.Sum(result => result.Runs);
        return runs == 0 ? null : (double)results.Sum(result => result.Passed) / runs;
    }
}
