namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>What a cookie must carry to be let in.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="SessionId">The session's id of 128 random bits.</param>
/// <param name="Stamp">The account's security stamp.</param>
[GenerateSerializer, Immutable, Alias("session-ticket")]
public sealed record SessionTicket(
    [property: Id(0)] string AccountId, [property: Id(1)] string SessionId, [property: Id(2)] string Stamp);
