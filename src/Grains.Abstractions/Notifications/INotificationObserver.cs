namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>Is told of a person's notifications, in order. A gap in the cursor means that calls were lost: read the list again.</summary>
[Alias("notification-observer")]
public interface INotificationObserver : IGrainObserver
{
    /// <summary>The list changed.</summary>
    /// <param name="cursor">Ascends by one with every change since the grain's activation; a smaller one means a new activation.</param>
    /// <param name="unread">How many are unread now.</param>
    /// <param name="arrived">What is new; null when something was read or removed.</param>
    /// <param name="channels">In which ways to tell of it now, quiet hours considered.</param>
    [Alias("changed")]
    Task Changed(long cursor, int unread, Notification? arrived, NotificationChannels channels);
}
