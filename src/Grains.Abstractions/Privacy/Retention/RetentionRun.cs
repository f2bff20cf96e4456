namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>What a run of the rules did.</summary>
/// <param name="At">When it began.</param>
/// <param name="Conversations">How many conversations were erased.</param>
/// <param name="Receipts">How many receipts were signed.</param>
/// <param name="Held">How many were due and stay, because they are on legal hold.</param>
/// <param name="Note">What was out of the ordinary; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("retention-run")]
public sealed record RetentionRun(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] long Conversations,
    [property: Id(2)] long Receipts,
    [property: Id(3)] long Held,
    [property: Id(4)] string? Note);
