using System.Collections.Immutable;

namespace Chatbotics.Silo.Seeding;

/// <summary>A seed file: workspaces as an operator declares them. docs/seed.md describes it.</summary>
/// <param name="Workspaces">The workspaces, in the file's order.</param>
public sealed record SeedFile(ImmutableArray<SeedWorkspace> Workspaces);
