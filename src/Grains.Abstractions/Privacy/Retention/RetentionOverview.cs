using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>A workspace's rules and how they stand.</summary>
[GenerateSerializer, Immutable, Alias("retention-overview")]
public sealed record RetentionOverview
{
    /// <summary>The rules of all kinds; a channel without one follows the workspace's, and without that everything is kept.</summary>
    [Id(0)]
    public ImmutableArray<RetentionRule> Rules { get; init; } = [];

    /// <summary>The legal holds.</summary>
    [Id(1)]
    public ImmutableArray<LegalHold> Holds { get; init; } = [];

    /// <summary>The latest runs, newest first, at most 60.</summary>
    [Id(2)]
    public ImmutableArray<RetentionRun> Runs { get; init; } = [];

    /// <summary>When the rules run next; null while there is none.</summary>
    [Id(3)]
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>What is stored, by channel.</summary>
    [Id(4)]
    public ImmutableArray<RetentionStored> Stored { get; init; } = [];

    /// <summary>What else is stored, by kind and channel.</summary>
    [Id(5)]
    public ImmutableArray<RetentionPart> Parts { get; init; } = [];
}
