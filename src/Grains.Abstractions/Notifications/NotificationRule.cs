namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>How a person is told of one kind of thing.</summary>
/// <param name="Kind">What.</param>
/// <param name="Channels">How.</param>
[GenerateSerializer, Immutable, Alias("notification-rule")]
public sealed record NotificationRule([property: Id(0)] NotificationKind Kind, [property: Id(1)] NotificationChannels Channels);
