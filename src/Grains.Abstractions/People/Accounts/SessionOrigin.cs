namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>Where a session was begun.</summary>
/// <param name="Address">The network address; null when it is not known.</param>
/// <param name="Agent">Browser and system in a few words, for example "Firefox on Linux".</param>
[GenerateSerializer, Immutable, Alias("session-origin")]
public sealed record SessionOrigin([property: Id(0)] string? Address, [property: Id(1)] string Agent);
