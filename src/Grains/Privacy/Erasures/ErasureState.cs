using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>What is stored of an erasure. The subjects go when it is done.</summary>
[GenerateSerializer, Immutable, Alias("erasure-state")]
internal sealed record ErasureState
{
    /// <summary>What goes; without subjects once it is done. Null before it was ordered.</summary>
    [Id(0)]
    public ErasureOrder? Order { get; init; }

    /// <summary>How far it is.</summary>
    [Id(1)]
    public ErasurePhase Phase { get; init; }

    /// <summary>What comes next.</summary>
    [Id(2)]
    public ErasureStep Step { get; init; }

    /// <summary>The store within the step whose turn it is.</summary>
    [Id(3)]
    public int Position { get; init; }

    /// <summary>The subject's keyed hash.</summary>
    [Id(4)]
    public string SubjectHash { get; init; } = "";

    /// <summary>Conversations that were named and not yet taken.</summary>
    [Id(5)]
    public ImmutableArray<string> Remaining { get; init; } = [];

    /// <summary>Conversations that are being taken.</summary>
    [Id(6)]
    public ImmutableArray<DoomedRow> Chunk { get; init; } = [];

    /// <summary>What each store has lost.</summary>
    [Id(7)]
    public ImmutableArray<StoreErasure> Stores { get; init; } = [];

    /// <summary>How many conversations were taken.</summary>
    [Id(8)]
    public long Conversations { get; init; }

    /// <summary>How many messages they held.</summary>
    [Id(9)]
    public long Messages { get; init; }

    /// <summary>How many files they held.</summary>
    [Id(10)]
    public long Media { get; init; }

    /// <summary>When it was ordered.</summary>
    [Id(11)]
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last key was destroyed.</summary>
    [Id(12)]
    public DateTimeOffset? KeysDestroyedAt { get; init; }

    /// <summary>When everything was gone.</summary>
    [Id(13)]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The receipt's number.</summary>
    [Id(14)]
    public long Receipt { get; init; }

    /// <summary>The store that did not answer.</summary>
    [Id(15)]
    public string? FailedStore { get; init; }

    /// <summary>When it is tried again.</summary>
    [Id(16)]
    public DateTimeOffset? TryAgainAt { get; init; }
}
