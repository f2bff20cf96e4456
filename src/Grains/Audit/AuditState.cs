namespace Chatbotics.Grains.Audit;

/// <summary>What is stored of an audit log besides its segments.</summary>
[GenerateSerializer, Immutable, Alias("audit-state")]
internal sealed record AuditState
{
    /// <summary>The number of the segment that is written to; the ones before it are full.</summary>
    [Id(0)]
    public int Segment { get; init; }

    /// <summary>The key that addresses are sealed with; null before the first.</summary>
    [Id(1)]
    public Guid? KeyId { get; init; }

    /// <summary>The sequence of the last entry that is gone because its time was over; 0 while all are there.</summary>
    [Id(2)]
    public long Removed { get; init; }

    /// <summary>The hash of that entry, from which the chain goes on; null while all are there.</summary>
    [Id(3)]
    public byte[]? Anchor { get; init; }

    /// <summary>The first segment that may still hold entries up to <see cref="Removed"/>: a crash may have come between.</summary>
    [Id(4)]
    public int FirstSegment { get; init; }
}
