namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>An item of a digest.</summary>
/// <param name="Item">The item.</param>
/// <param name="Customer">Who the customer is; null when mails must not say it.</param>
/// <param name="Preview">The beginning of the last message; null when mails must not say it.</param>
public sealed record NotificationDigestLine(Notification Item, string? Customer, string? Preview);
