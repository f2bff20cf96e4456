namespace Chatbotics.Grains.People;

/// <summary>Someone who left, as it is stored.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Details">Name and address, sealed as they were when the person was a member.</param>
/// <param name="LeftAt">When the person left.</param>
[GenerateSerializer, Immutable, Alias("stored-former-member")]
internal sealed record StoredFormerMember(
    [property: Id(0)] string AccountId, [property: Id(1)] byte[] Details, [property: Id(2)] DateTimeOffset LeftAt);
