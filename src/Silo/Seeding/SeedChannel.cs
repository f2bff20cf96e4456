using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Silo.Seeding;

/// <summary>A declared connection.</summary>
/// <param name="Key">The connection.</param>
/// <param name="Definition">Its wished state.</param>
public sealed record SeedChannel(ConnectionKey Key, ConnectionDefinition Definition);
