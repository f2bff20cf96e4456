using Chatbotics.Grains.Abstractions.People.ApiKeys;

namespace Chatbotics.Grains.People.ApiKeys;

/// <summary>A key as it is stored.</summary>
/// <param name="Info">What the list shows.</param>
/// <param name="SecretHash">The SHA-256 of the secret, 32 bytes.</param>
[GenerateSerializer, Immutable, Alias("stored-api-key")]
internal sealed record StoredApiKey([property: Id(0)] ApiKeyInfo Info, [property: Id(1)] byte[] SecretHash);
