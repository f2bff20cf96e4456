namespace Chatbotics.Grains.Abstractions.People.ApiKeys;

/// <summary>A key that is good now.</summary>
/// <param name="KeyId">Its public part.</param>
/// <param name="OwnerId">The member on whose behalf it acts.</param>
/// <param name="Scopes">What it may do, as long as its owner may.</param>
[GenerateSerializer, Immutable, Alias("api-key-access")]
public sealed record ApiKeyAccess(
    [property: Id(0)] string KeyId, [property: Id(1)] string OwnerId, [property: Id(2)] PermissionSet Scopes);
