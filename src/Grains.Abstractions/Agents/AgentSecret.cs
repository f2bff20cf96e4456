namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>A secret that an agent's tools use. Its value is never shown again.</summary>
/// <param name="Name">Its name in templates: 1 to 40 lower-case letters, digits and underscores.</param>
/// <param name="SetAt">When it was set.</param>
[GenerateSerializer, Immutable, Alias("agent-secret")]
public sealed record AgentSecret([property: Id(0)] string Name, [property: Id(1)] DateTimeOffset SetAt);
