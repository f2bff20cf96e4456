using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>The subscribers of a grain, known by their references. Those that fail or are not renewed are dropped.</summary>
/// <typeparam name="TObserver">The interface of the subscribers.</typeparam>
/// <param name="expiration">How long a subscription lasts without being renewed.</param>
/// <param name="log">Where dropped subscribers are noted.</param>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log) : ObserverManager<IAddressable, TObserver>(expiration, log)
    where TObserver : notnull;

/// <summary>The subscribers of a grain. Those that fail or are not renewed are dropped.</summary>
/// <typeparam name="TIdentity">What a subscriber is known by.</typeparam>
/// <typeparam name="TObserver">The interface of the subscribers.</typeparam>
/// <param name="expiration">How long a subscription lasts without being renewed.</param>
/// <param name="log">Where dropped subscribers are noted.</param>
public partial class ObserverManager<TIdentity, TObserver>(TimeSpan expiration, ILogger log) : IEnumerable<TObserver>
    where TIdentity : notnull
    where TObserver : notnull
{
    private readonly ConcurrentDictionary<TIdentity, (TObserver Observer, DateTime Renewed)> _observers = new();

    /// <summary>How long a subscription lasts without being renewed.</summary>
    public TimeSpan ExpirationDuration { get; set; } = expiration;

    /// <summary>The clock, in UTC.</summary>
    public Func<DateTime> GetDateTime { get; set; } = static () => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>How many subscribers there are.</summary>
    public int Count => _observers.Count;

    /// <summary>The subscribers by what they are known by.</summary>
    public IReadOnlyDictionary<TIdentity, TObserver> Observers => _observers.ToDictionary(entry => entry.Key, entry => entry.Value.Observer);

    /// <summary>Removes all subscribers.</summary>
    public void Clear() => _observers.Clear();

    /// <summary>Adds a subscriber, or renews it.</summary>
    /// <param name="id">What it is known by.</param>
    /// <param name="observer">The subscriber.</param>
    public void Subscribe(TIdentity id, TObserver observer) => _observers[id] = (observer, GetDateTime());

    /// <summary>Removes a subscriber.</summary>
    /// <param name="id">What it is known by.</param>
    public void Unsubscribe(TIdentity id) => _observers.TryRemove(id, out _);

    /// <summary>Calls all subscribers and waits for them. Those that fail are dropped.</summary>
    /// <param name="notification">The call.</param>
    /// <param name="predicate">Chooses subscribers; all when absent.</param>
    /// <returns>Done when all have answered.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a subscriber does wrong, the others are told.")]
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Current(predicate))
        {
            try
            {
                await notification(observer);
            }
            catch (Exception)
            {
                Drop(id);
            }
        }
    }

    /// <summary>Calls all subscribers. Those that fail at once are dropped.</summary>
    /// <param name="notification">The call.</param>
    /// <param name="predicate">Chooses subscribers; all when absent.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a subscriber does wrong, the others are told.")]
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Current(predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception)
            {
                Drop(id);
            }
        }
    }

    /// <summary>Removes the subscribers that were not renewed.</summary>
    public void ClearExpired()
    {
        foreach (var (id, (_, renewed)) in _observers)
        {
            if (GetDateTime() - renewed > ExpirationDuration)
            {
                Drop(id);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TObserver> GetEnumerator() => _observers.Select(entry => entry.Value.Observer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [LoggerMessage(100, LogLevel.Debug, "Dropped observer {Observer}.")]
    private static partial void Dropped(ILogger logger, TIdentity observer);

    private List<(TIdentity Id, TObserver Observer)> Current(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        return [.. _observers.Where(entry => predicate?.Invoke(entry.Value.Observer) is not false).Select(entry => (entry.Key, entry.Value.Observer))];
    }

    private void Drop(TIdentity id)
    {
        _observers.TryRemove(id, out _);
        Dropped(log, id);
    }
}
