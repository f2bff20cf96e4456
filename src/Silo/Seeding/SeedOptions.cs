namespace Chatbotics.Silo.Seeding;

/// <summary>What is declared at the start.</summary>
/// <param name="File">The seed file's path, or null.</param>
/// <param name="Demo">Whether the demo workspace is made.</param>
internal sealed record SeedOptions(string? File, bool Demo);
