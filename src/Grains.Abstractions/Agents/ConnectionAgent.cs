namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>The agent that goes before the others on a channel.</summary>
/// <param name="Connection">The connection's key.</param>
/// <param name="Agent">The agent's id.</param>
[GenerateSerializer, Immutable, Alias("connection-agent")]
public sealed record ConnectionAgent([property: Id(0)] string Connection, [property: Id(1)] string Agent);
