using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.WebFront.Webhooks;

/// <summary>
/// Notes what came in, for the connection doctor: signatures by their count, connections by the time. In memory and without
/// a lock, since every message passes here; <see cref="SightingsReporter"/> tells the grains every few seconds.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class WebhookSightings(TimeProvider time)
{
    private readonly ConcurrentDictionary<ConnectionKey, DateTimeOffset> _seen = new();
    private int _good;
    private int _bad;

    /// <summary>A webhook's signature was right.</summary>
    public void Good() => Interlocked.Increment(ref _good);

    /// <summary>A webhook's signature was wrong or missing.</summary>
    public void Bad() => Interlocked.Increment(ref _bad);

    /// <summary>A connection's webhook came in. The first of a few seconds counts.</summary>
    /// <param name="connection">The connection.</param>
    public void Saw(ConnectionKey connection)
    {
        if (!_seen.ContainsKey(connection))
        {
            _seen.TryAdd(connection, time.GetUtcNow());
        }
    }

    /// <summary>Takes what was noted since the last time.</summary>
    public (int Good, int Bad, KeyValuePair<ConnectionKey, DateTimeOffset>[] Seen) Take()
    {
        var seen = _seen.ToArray();
        foreach (var (connection, _) in seen)
        {
            _seen.TryRemove(connection, out _);
        }

        return (Interlocked.Exchange(ref _good, 0), Interlocked.Exchange(ref _bad, 0), seen);
    }
}
