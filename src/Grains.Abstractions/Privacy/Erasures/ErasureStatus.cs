using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>How an erasure stands. Names no subject.</summary>
[GenerateSerializer, Immutable, Alias("erasure-status")]
public sealed record ErasureStatus
{
    /// <summary>The erasure's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What goes.</summary>
    [Id(1)]
    public required ErasureKind Kind { get; init; }

    /// <summary>Why.</summary>
    [Id(2)]
    public required ErasureCause Cause { get; init; }

    /// <summary>How far it is.</summary>
    [Id(3)]
    public required ErasurePhase Phase { get; init; }

    /// <summary>Each store's part, in the order in which they are taken.</summary>
    [Id(4)]
    public ImmutableArray<StoreErasure> Stores { get; init; } = [];

    /// <summary>How many conversations went so far.</summary>
    [Id(5)]
    public long Conversations { get; init; }

    /// <summary>How many messages they held.</summary>
    [Id(6)]
    public long Messages { get; init; }

    /// <summary>How many pictures, voice notes and files they held.</summary>
    [Id(7)]
    public long Media { get; init; }

    /// <summary>When it was ordered.</summary>
    [Id(8)]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When everything was gone; null before.</summary>
    [Id(9)]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The number of its receipt; 0 before it is signed.</summary>
    [Id(10)]
    public long Receipt { get; init; }

    /// <summary>The store that did not answer; null when none.</summary>
    [Id(11)]
    public string? FailedStore { get; init; }

    /// <summary>When that is tried again.</summary>
    [Id(12)]
    public DateTimeOffset? TryAgainAt { get; init; }

    /// <summary>The request that it answers, or null.</summary>
    [Id(13)]
    public string? RequestId { get; init; }

    /// <summary>The rule that it follows, or null.</summary>
    [Id(14)]
    public string? Policy { get; init; }
}
