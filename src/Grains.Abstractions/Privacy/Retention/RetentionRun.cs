namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>What a run of the rules did.</summary>
/// <param name="At">When it began.</param>
/// <param name="Conversations">How many conversations were erased as a whole.</param>
/// <param name="Receipts">How many receipts were signed.</param>
/// <param name="Held">How many were due and stay, because they are on legal hold.</param>
/// <param name="Note">What was out of the ordinary; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("retention-run")]
public sealed record RetentionRun(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] long Conversations,
    [property: Id(2)] long Receipts,
    [property: Id(3)] long Held,
    [property: Id(4)] string? Note)
{
    /// <summary>How many messages lost their files.</summary>
    [Id(5)]
    public long Media { get; init; }

    /// <summary>How many turns of agents lost their evidence.</summary>
    [Id(6)]
    public long Traces { get; init; }

    /// <summary>How many daily counts became part of a month's.</summary>
    [Id(7)]
    public long Analytics { get; init; }

    /// <summary>How many entries left the audit log.</summary>
    [Id(8)]
    public long Audit { get; init; }
}
