namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>How far the chain was checked. Give it back to check on: long logs are checked part by part.</summary>
[GenerateSerializer, Immutable, Alias("audit-check")]
public sealed record AuditCheck
{
    /// <summary>Where a check begins.</summary>
    public static AuditCheck Start { get; } = new() { Hash = new byte[32] };

    /// <summary>The entries from 1 to this one are whole.</summary>
    [Id(0)]
    public long Sequence { get; init; }

    /// <summary>The hash of that entry. Keep it outside of this program to prove later that nothing before it changed.</summary>
    [Id(1)]
    public required byte[] Hash { get; init; }

    /// <summary>How many entries there are.</summary>
    [Id(2)]
    public long Total { get; init; }

    /// <summary>The first entry that was changed, removed or moved; null while none is.</summary>
    [Id(3)]
    public long? BrokenAt { get; init; }

    /// <summary>How many entries at the beginning are gone because their time was over; the chain goes on from the hash that the log kept of the last of them.</summary>
    [Id(4)]
    public long Removed { get; init; }

    /// <summary>Whether there is nothing more to check.</summary>
    public bool IsComplete => BrokenAt is not null || Sequence >= Total;
}
