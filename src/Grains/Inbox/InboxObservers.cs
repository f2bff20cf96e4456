using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox;

/// <summary>
/// Who watches an inbox. Nobody waits for an observer: one that is slow misses calls, which it sees from the cursor, and
/// one that fails or doesn't renew is forgotten.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class InboxObservers(TimeProvider time)
{
    private const int MaxUnderWay = 256;
    private readonly Dictionary<IInboxObserver, Watcher> _watchers = [];

    /// <summary>The number of the last change that was told.</summary>
    public long Cursor { get; private set; }

    /// <summary>How many watch.</summary>
    public int Count => _watchers.Count;

    /// <summary>Adds or renews an observer.</summary>
    /// <param name="observer">The observer.</param>
    public void Add(IInboxObserver observer)
    {
        if (_watchers.TryGetValue(observer, out var watcher))
        {
            watcher.RenewedAt = time.GetTimestamp();
        }
        else
        {
            _watchers.Add(observer, new Watcher { RenewedAt = time.GetTimestamp() });
        }
    }

    /// <summary>Forgets an observer.</summary>
    /// <param name="observer">The observer.</param>
    public void Remove(IInboxObserver observer) => _watchers.Remove(observer);

    /// <summary>Tells everyone of a change.</summary>
    /// <param name="summary">The row.</param>
    public void Tell(ConversationSummary summary)
    {
        Cursor++;
        List<IInboxObserver>? lapsed = null;
        foreach (var (observer, watcher) in _watchers)
        {
            if (time.GetElapsedTime(watcher.RenewedAt) >= ObserverLease.Duration)
            {
                (lapsed ??= []).Add(observer);
            }
            else if (watcher.UnderWay < MaxUnderWay)
            {
                _ = Tell(observer, watcher, summary);
            }
        }

        foreach (var observer in lapsed ?? [])
        {
            _watchers.Remove(observer);
        }
    }

    private async Task Tell(IInboxObserver observer, Watcher watcher, ConversationSummary summary)
    {
        watcher.UnderWay++;
        try
        {
            await observer.Changed(Cursor, summary);
        }
        catch (Exception)
        {
            // Its browser is gone. If it isn't, it renews and lists again.
            _watchers.Remove(observer);
        }
        finally
        {
            watcher.UnderWay--;
        }
    }

    private sealed class Watcher
    {
        public long RenewedAt { get; set; }

        public int UnderWay { get; set; }
    }
}
