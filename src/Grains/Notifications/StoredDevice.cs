namespace Chatbotics.Grains.Notifications;

/// <summary>A member's browser as it is stored; its address and keys lie in the vault.</summary>
/// <param name="Id">A hash of its address.</param>
/// <param name="Name">What the person knows it by.</param>
/// <param name="Session">The handle of the session that it was added in: with that it ends.</param>
/// <param name="AddedAt">Since when.</param>
[GenerateSerializer, Immutable, Alias("push-device-stored")]
internal sealed record StoredDevice(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Session, [property: Id(3)] DateTimeOffset AddedAt);
