namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Someone who left, so that old conversations and audit entries can still be read. Gone once the account is erased.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">The name at the time.</param>
/// <param name="LeftAt">When the person left.</param>
[GenerateSerializer, Immutable, Alias("former-member")]
public sealed record FormerMember(
    [property: Id(0)] string AccountId, [property: Id(1)] string Name, [property: Id(2)] DateTimeOffset LeftAt);
