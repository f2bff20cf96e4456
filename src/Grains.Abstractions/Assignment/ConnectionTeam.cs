namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>The team that a channel's conversations go to when they wait for a person and have no team yet.</summary>
/// <param name="Connection">The connection's key.</param>
/// <param name="Team">The team's id.</param>
[GenerateSerializer, Immutable, Alias("connection-team")]
public sealed record ConnectionTeam([property: Id(0)] string Connection, [property: Id(1)] string Team);
