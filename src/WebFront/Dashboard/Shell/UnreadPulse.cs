namespace Chatbotics.WebFront.Dashboard.Shell;

/// <summary>Carries the number of unread conversations from the list to the rail and the page's title.</summary>
internal sealed class UnreadPulse
{
    /// <summary>Raised on the page's thread when the number changed.</summary>
    public event Action? Changed;

    /// <summary>Open conversations with unread customer messages.</summary>
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
