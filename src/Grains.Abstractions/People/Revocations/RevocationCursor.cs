namespace Chatbotics.Grains.Abstractions.People.Revocations;

/// <summary>Up to where a follower of the feed has read.</summary>
/// <param name="Epoch">The feed's activation; another one means that revocations may have been missed.</param>
/// <param name="Number">The number of the last revocation that was read.</param>
[GenerateSerializer, Immutable, Alias("revocation-cursor")]
public readonly record struct RevocationCursor([property: Id(0)] Guid Epoch, [property: Id(1)] long Number);
