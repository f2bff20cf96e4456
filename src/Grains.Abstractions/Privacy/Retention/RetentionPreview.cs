using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>What a rule would erase at its first run. What is counted follows from the rule's kind: conversations, files, turns, counts, entries.</summary>
/// <param name="Goes">How many.</param>
/// <param name="Held">How many are due and stay, because they are on legal hold.</param>
/// <param name="Stays">How many are not due.</param>
/// <param name="Oldest">The earliest of those that go, a conversation by its last message; null when none goes.</param>
/// <param name="FirstRun">When they would go.</param>
/// <param name="Months">By month, oldest first; at most the latest 12 months that have any.</param>
[GenerateSerializer, Immutable, Alias("retention-preview")]
public sealed record RetentionPreview(
    [property: Id(0)] long Goes,
    [property: Id(1)] long Held,
    [property: Id(2)] long Stays,
    [property: Id(3)] DateTimeOffset? Oldest,
    [property: Id(4)] DateTimeOffset FirstRun,
    [property: Id(5)] ImmutableArray<RetentionMonth> Months)
{
    /// <summary>In how many conversations that lies which goes; 0 for kinds that lie in none.</summary>
    [Id(6)]
    public long Conversations { get; init; }
}
