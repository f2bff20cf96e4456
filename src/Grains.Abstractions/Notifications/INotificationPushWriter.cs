namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>Puts a notification into the words that a browser shows while no page of ours is open.</summary>
public interface INotificationPushWriter
{
    /// <summary>The message to the browser's worker.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="line">What happened; names a customer only where the member wants that.</param>
    /// <param name="language">The member's language; null for the usual one.</param>
    /// <returns>JSON, at most 3,000 bytes of UTF-8.</returns>
    string Write(string tenant, NotificationDigestLine line, string? language);
}
