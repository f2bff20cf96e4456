using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.Grains.Tests.Notifications;

/// <summary>Hears what a member's browser would be told.</summary>
internal sealed class Ear : INotificationObserver, IDisposable
{
    private readonly Channel<Heard> _heard = Channel.CreateUnbounded<Heard>();
    private INotificationObserver? _reference;

    public static async Task<Ear> Start(NotificationHost host, string tenant, string account)
    {
        var ear = new Ear();
        ear._reference = host.Grains.CreateObjectReference<INotificationObserver>(ear);
        await host.Of(tenant, account).Watch(ear._reference);
        return ear;
    }

    public Task Changed(long cursor, int unread, Notification? arrived, NotificationChannels channels)
    {
        _heard.Writer.TryWrite(new Heard(cursor, unread, arrived, channels));
        return Task.CompletedTask;
    }

    public async Task<Heard> Next() => await _heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public void Dispose() => GC.KeepAlive(_reference);
}

internal sealed record Heard(long Cursor, int Unread, Notification? Arrived, NotificationChannels Channels);
