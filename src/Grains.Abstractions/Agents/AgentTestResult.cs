namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>How a test went for one version.</summary>
[GenerateSerializer, Immutable, Alias("agent-test-result")]
public sealed record AgentTestResult
{
    /// <summary>The test.</summary>
    [Id(0)]
    public required string Test { get; init; }

    /// <summary>The version; 0 for the draft.</summary>
    [Id(1)]
    public required int Version { get; init; }

    /// <summary>How often it was run.</summary>
    [Id(2)]
    public int Runs { get; init; }

    /// <summary>How often it passed.</summary>
    [Id(3)]
    public int Passed { get; init; }

    /// <summary>The last answer, or that of the last run that failed.</summary>
    [Id(4)]
    public string Answer { get; init; } = "";

    /// <summary>What was wrong with it; empty when nothing was.</summary>
    [Id(5)]
    public string Fault { get; init; } = "";
}
