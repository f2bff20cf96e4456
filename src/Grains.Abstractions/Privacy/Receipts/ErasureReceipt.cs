using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;

namespace Chatbotics.Grains.Abstractions.Privacy.Receipts;

/// <summary>
/// The proof of an erasure. It holds no personal data: the subject stands in it as a keyed hash, which only the workspace
/// can recompute. Each receipt of a workspace is chained to the one before; what is signed is the text that
/// <see cref="ReceiptText"/> makes of it.
/// </summary>
[GenerateSerializer, Immutable, Alias("erasure-receipt")]
public sealed record ErasureReceipt
{
    /// <summary>The version of the signed text.</summary>
    public const int PresentVersion = 1;

    /// <summary>The version of the signed text; this build writes <see cref="PresentVersion"/>.</summary>
    [Id(0)]
    public int Version { get; init; } = PresentVersion;

    /// <summary>The workspace.</summary>
    [Id(1)]
    public required string Workspace { get; init; }

    /// <summary>Its number in the workspace's ledger, from 1 without a gap.</summary>
    [Id(2)]
    public required long Number { get; init; }

    /// <summary>The erasure's id.</summary>
    [Id(3)]
    public required string Erasure { get; init; }

    /// <summary>What was erased.</summary>
    [Id(4)]
    public required ErasureKind Kind { get; init; }

    /// <summary>Why.</summary>
    [Id(5)]
    public required ErasureCause Cause { get; init; }

    /// <summary>The rule that it followed, or null.</summary>
    [Id(6)]
    public string? Policy { get; init; }

    /// <summary>HMAC-SHA256 of the subjects under a key of the workspace, in lower-case hex.</summary>
    [Id(7)]
    public required string Subject { get; init; }

    /// <summary>Each store and how much it lost.</summary>
    [Id(8)]
    public required ImmutableArray<StoreErasure> Stores { get; init; }

    /// <summary>How many conversations went.</summary>
    [Id(9)]
    public long Conversations { get; init; }

    /// <summary>How many messages they held.</summary>
    [Id(10)]
    public long Messages { get; init; }

    /// <summary>How many pictures, voice notes and files.</summary>
    [Id(11)]
    public long Media { get; init; }

    /// <summary>When the erasure was ordered.</summary>
    [Id(12)]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the keys were destroyed: from then on nothing could be read, in no copy.</summary>
    [Id(13)]
    public required DateTimeOffset KeysDestroyedAt { get; init; }

    /// <summary>When the last row was gone.</summary>
    [Id(14)]
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>By when the last backup that holds the keys is gone; backups of the data are unreadable from then on, whoever has them.</summary>
    [Id(15)]
    public required DateTimeOffset BackupsClearBy { get; init; }

    /// <summary>The hash of the receipt before, in lower-case hex; 64 zeros for the first.</summary>
    [Id(16)]
    public required string Previous { get; init; }

    /// <summary>The workspace's public key: ECDSA on P-256, SubjectPublicKeyInfo in base64.</summary>
    [Id(17)]
    public required string PublicKey { get; init; }

    /// <summary>The signature over the receipt's text: ECDSA with SHA-256, r and s in 64 bytes, base64.</summary>
    [Id(18)]
    public string Signature { get; init; } = "";
}
