namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>Webhooks of the last 24 hours, by their signature.</summary>
/// <param name="Good">Right signatures.</param>
/// <param name="Bad">Wrong or missing ones.</param>
/// <param name="LastBadAt">When the last wrong one came; null for none.</param>
[GenerateSerializer, Immutable, Alias("webhook-counts")]
public sealed record WebhookCounts([property: Id(0)] int Good, [property: Id(1)] int Bad, [property: Id(2)] DateTimeOffset? LastBadAt);
