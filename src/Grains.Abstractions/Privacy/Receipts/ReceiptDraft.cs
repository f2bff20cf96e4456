using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;

namespace Chatbotics.Grains.Abstractions.Privacy.Receipts;

/// <summary>What an erasure tells the ledger, which signs it.</summary>
[GenerateSerializer, Immutable, Alias("receipt-draft")]
public sealed record ReceiptDraft
{
    /// <summary>The erasure's id.</summary>
    [Id(0)]
    public required string Erasure { get; init; }

    /// <summary>What was erased.</summary>
    [Id(1)]
    public required ErasureKind Kind { get; init; }

    /// <summary>Why.</summary>
    [Id(2)]
    public required ErasureCause Cause { get; init; }

    /// <summary>The rule that it followed, or null.</summary>
    [Id(3)]
    public string? Policy { get; init; }

    /// <summary>The subject's keyed hash.</summary>
    [Id(4)]
    public required string Subject { get; init; }

    /// <summary>Each store and how much it lost.</summary>
    [Id(5)]
    public required ImmutableArray<StoreErasure> Stores { get; init; }

    /// <summary>How many conversations went.</summary>
    [Id(6)]
    public long Conversations { get; init; }

    /// <summary>How many messages.</summary>
    [Id(7)]
    public long Messages { get; init; }

    /// <summary>How many files.</summary>
    [Id(8)]
    public long Media { get; init; }

    /// <summary>When it was ordered.</summary>
    [Id(9)]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the keys were destroyed.</summary>
    [Id(10)]
    public required DateTimeOffset KeysDestroyedAt { get; init; }

    /// <summary>When everything was gone.</summary>
    [Id(11)]
    public required DateTimeOffset FinishedAt { get; init; }
}
