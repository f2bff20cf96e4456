using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>A person's list in one workspace.</summary>
/// <param name="Items">The items, newest first.</param>
/// <param name="Unread">How many are unread, over all and not only these.</param>
/// <param name="Cursor">The change that this includes; see <see cref="INotificationObserver"/>.</param>
[GenerateSerializer, Immutable, Alias("notification-feed")]
public sealed record NotificationFeed(
    [property: Id(0)] ImmutableArray<Notification> Items,
    [property: Id(1)] int Unread,
    [property: Id(2)] long Cursor);
