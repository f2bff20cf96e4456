namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>What is of one month: conversations by their last message, everything else by when it came.</summary>
/// <param name="Month">The month's first day.</param>
/// <param name="Goes">How many would be erased.</param>
/// <param name="Stays">How many would stay.</param>
[GenerateSerializer, Immutable, Alias("retention-month")]
public sealed record RetentionMonth([property: Id(0)] DateOnly Month, [property: Id(1)] long Goes, [property: Id(2)] long Stays);
