using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Silo.Seeding;

/// <summary>A declared workspace.</summary>
/// <param name="Id">The tenant id.</param>
/// <param name="Definition">Its name and responder.</param>
/// <param name="Channels">Its connections, in the file's order.</param>
public sealed record SeedWorkspace(string Id, WorkspaceDefinition Definition, ImmutableArray<SeedChannel> Channels);
