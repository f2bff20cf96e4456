namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// What a platform says of a customer when it is asked: the name and the username in <see cref="ContactEvent.Contact"/>. Messenger
/// and Instagram name nobody in their webhooks. Changes only who the customer is called; no conversation begins by it.
/// </summary>
[GenerateSerializer, Immutable, Alias("profile-read")]
public sealed record ProfileRead : ContactEvent;
