using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>What a rule would erase at its first run.</summary>
/// <param name="Goes">How many conversations.</param>
/// <param name="Held">How many are due and stay, because they are on legal hold.</param>
/// <param name="Stays">How many are not due.</param>
/// <param name="Oldest">The earliest last message among those that go; null when none goes.</param>
/// <param name="FirstRun">When they would go.</param>
/// <param name="Months">By month of the last message, oldest first; at most the latest 12 months with conversations.</param>
[GenerateSerializer, Immutable, Alias("retention-preview")]
public sealed record RetentionPreview(
    [property: Id(0)] long Goes,
    [property: Id(1)] long Held,
    [property: Id(2)] long Stays,
    [property: Id(3)] DateTimeOffset? Oldest,
    [property: Id(4)] DateTimeOffset FirstRun,
    [property: Id(5)] ImmutableArray<RetentionMonth> Months);
