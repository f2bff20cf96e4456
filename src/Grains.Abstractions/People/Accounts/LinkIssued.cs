namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>A secret for a link in a mail. Only its hash is stored; a new one of the same purpose replaces it.</summary>
/// <param name="Token">The secret.</param>
/// <param name="ExpiresAt">When it stops being good.</param>
[GenerateSerializer, Immutable, Alias("link-issued")]
public sealed record LinkIssued([property: Id(0)] string Token, [property: Id(1)] DateTimeOffset ExpiresAt);
