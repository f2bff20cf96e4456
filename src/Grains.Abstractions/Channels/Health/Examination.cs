using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>What an examination of a connection found.</summary>
[GenerateSerializer, Immutable, Alias("examination")]
public sealed record Examination
{
    /// <summary>When.</summary>
    [Id(0)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The findings, worst first.</summary>
    [Id(1)]
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>How many findings stand so.</summary>
    /// <param name="state">The state.</param>
    public int Count(FindingState state) => Findings.Count(finding => finding.State == state);
}
