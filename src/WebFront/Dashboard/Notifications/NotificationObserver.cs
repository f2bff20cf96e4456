using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>Passes changes on to a page, and notices when one was lost on its way.</summary>
/// <param name="changed">Called with every change.</param>
/// <param name="missed">Called when one was lost.</param>
internal sealed class NotificationObserver(Action<int, Notification?, NotificationChannels> changed, Action missed) : INotificationObserver
{
    private readonly Lock _gate = new();
    private long? _last;

    /// <inheritdoc/>
    public Task Changed(long cursor, int unread, Notification? arrived, NotificationChannels channels)
    {
        bool isGap;
        lock (_gate)
        {
            isGap = _last is { } last && cursor != last + 1;
            _last = cursor;
        }

        changed(unread, arrived, channels);
        if (isGap)
        {
            missed();
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes where the grain is now.</summary>
    /// <param name="cursor">Its cursor.</param>
    public void IsAt(long cursor)
    {
        bool isGap;
        lock (_gate)
        {
            isGap = _last is { } last && last != cursor;
            _last = cursor;
        }

        if (isGap)
        {
            missed();
        }
    }
}
