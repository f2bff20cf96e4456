using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>A notification in words.</summary>
/// <param name="Item">The notification.</param>
/// <param name="Title">What happened, in one sentence.</param>
/// <param name="Detail">More about it; null for nothing.</param>
/// <param name="Address">Where it leads; null where there is nothing to see any more.</param>
public sealed record NotificationRow(Notification Item, string Title, string? Detail, string? Address);
