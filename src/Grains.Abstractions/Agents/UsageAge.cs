namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>How old the agents' daily counts are.</summary>
/// <param name="Days">How many counts there are, one for each agent and day.</param>
/// <param name="Older">How many of them are older than was asked for.</param>
/// <param name="Oldest">The first day; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("agent-usage-age")]
public sealed record UsageAge([property: Id(0)] int Days, [property: Id(1)] int Older, [property: Id(2)] DateOnly? Oldest);
