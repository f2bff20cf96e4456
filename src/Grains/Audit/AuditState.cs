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
}
