namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>How many open conversations there are in the whole workspace.</summary>
/// <param name="Open">All.</param>
/// <param name="Nobody">Waiting for a person.</param>
/// <param name="Assistant">Held by an AI agent.</param>
/// <param name="Person">Held by a person.</param>
/// <param name="Unread">With unread customer messages.</param>
[GenerateSerializer, Immutable, Alias("inbox-counts")]
public sealed record InboxCounts(
    [property: Id(0)] int Open,
    [property: Id(1)] int Nobody,
    [property: Id(2)] int Assistant,
    [property: Id(3)] int Person,
    [property: Id(4)] int Unread);
