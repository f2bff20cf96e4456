namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>Carries the number of unread notifications from the bell to wherever else it is shown.</summary>
internal sealed class NotificationPulse
{
    /// <summary>Raised on the page's thread when the number changed.</summary>
    public event Action? Changed;

    /// <summary>How many are unread.</summary>
    public int Unread { get; private set; }

    /// <summary>Takes the number.</summary>
    /// <param name="unread">The number.</param>
    public void Beat(int unread)
    {
        if (Unread != unread)
        {
            Unread = unread;
            Changed?.Invoke();
        }
    }
}
