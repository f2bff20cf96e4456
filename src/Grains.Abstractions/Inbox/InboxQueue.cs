using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>Everything that waits, and who has how much.</summary>
/// <param name="Number">The number of the last change that it includes.</param>
/// <param name="Waiting">What waits for a person.</param>
/// <param name="Loads">How many open conversations each person has.</param>
[GenerateSerializer, Immutable, Alias("inbox-queue")]
public sealed record InboxQueue(
    [property: Id(0)] long Number,
    [property: Id(1)] ImmutableArray<QueuedConversation> Waiting,
    [property: Id(2)] ImmutableDictionary<string, int> Loads);
