using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Retention;

namespace Chatbotics.Grains.Privacy.Retention;

/// <summary>What is stored of a workspace's retention.</summary>
[GenerateSerializer, Immutable, Alias("retention-state")]
internal sealed record RetentionState
{
    /// <summary>The rules.</summary>
    [Id(0)]
    public ImmutableArray<RetentionRule> Rules { get; init; } = [];

    /// <summary>The holds.</summary>
    [Id(1)]
    public ImmutableArray<LegalHold> Holds { get; init; } = [];

    /// <summary>The runs, newest first.</summary>
    [Id(2)]
    public ImmutableArray<RetentionRun> Runs { get; init; } = [];

    /// <summary>When the next run is due.</summary>
    [Id(3)]
    public DateTimeOffset? NextRun { get; init; }
}
