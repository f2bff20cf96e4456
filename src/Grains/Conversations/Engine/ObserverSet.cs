using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Engine;

/// <summary>Observers whose registration lapses unless it is renewed.</summary>
/// <typeparam name="TObserver">The observer's interface.</typeparam>
/// <param name="time">The clock.</param>
internal sealed class ObserverSet<TObserver>(TimeProvider time)
    where TObserver : class, IGrainObserver
{
    private readonly Dictionary<TObserver, long> _observers = [];

    /// <summary>Whether there is nobody to tell.</summary>
    public bool IsEmpty => _observers.Count == 0;

    /// <summary>Adds an observer, or renews its registration.</summary>
    /// <param name="observer">The observer.</param>
    public void Add(TObserver observer) => _observers[observer] = time.GetTimestamp();

    /// <summary>Removes an observer.</summary>
    /// <param name="observer">The observer.</param>
    public void Remove(TObserver observer) => _observers.Remove(observer);

    /// <summary>Tells every observer; those that lapsed or can't be told are dropped.</summary>
    /// <param name="tell">What to tell.</param>
    public void Notify(Func<TObserver, Task> tell)
    {
        foreach (var (observer, since) in _observers)
        {
            if (time.GetElapsedTime(since) > ObserverLease.Duration)
            {
                _observers.Remove(observer);
                continue;
            }

            try
            {
                // Not awaited: an observer reads from its own cursor, so a lost call loses nothing.
                _ = tell(observer);
            }
            catch (Exception)
            {
                _observers.Remove(observer);
            }
        }
    }
}
