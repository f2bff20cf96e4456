namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>Where a browser takes messages while no page of ours is open, as its push manager gave it. A secret: whoever has it can write to the browser.</summary>
/// <param name="Endpoint">The address at the browser's push service.</param>
/// <param name="Key">The browser's public key, an uncompressed point of P-256 in base64url (65 bytes).</param>
/// <param name="Auth">The browser's authentication secret in base64url (16 bytes).</param>
[GenerateSerializer, Immutable, Alias("push-subscription")]
public sealed record PushSubscription(
    [property: Id(0)] string Endpoint,
    [property: Id(1)] string Key,
    [property: Id(2)] string Auth)
{
    /// <summary>Nothing secret.</summary>
    public override string ToString() => nameof(PushSubscription);
}
