using System.Collections.Concurrent;

namespace Chatbotics.WebFront.Widget;

/// <summary>Counts what visitors and addresses ask for: buckets that refill steadily, and streams that are open.</summary>
/// <param name="time">The clock.</param>
internal sealed class WidgetLimits(TimeProvider time)
{
    private const int MaxBuckets = 20_000;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Takes one off a bucket.</summary>
    /// <param name="key">Whose, and of what.</param>
    /// <param name="perMinute">How many a full bucket has, which it regains in a minute.</param>
    /// <returns>Zero when it may be; else in how many seconds to try again.</returns>
    public int Take(string key, int perMinute)
    {
        if (_buckets.Count >= MaxBuckets)
        {
            // Those who come back begin with a full bucket: better than to keep everybody for ever.
            _buckets.Clear();
        }

        return _buckets.GetOrAdd(key, _ => new Bucket(perMinute, time.GetTimestamp())).Take(perMinute, time);
    }

    /// <summary>Opens a stream, unless one of its owners or the whole has too many.</summary>
    /// <param name="most">How many there may be in all.</param>
    /// <param name="owners">Who opens it, and how many they may have.</param>
    /// <returns>Closes it; null when it may not be.</returns>
    public IDisposable? Open(int most, params (string Key, int Most)[] owners)
    {
        lock (_open)
        {
            if (_all >= most || owners.Any(owner => _open.GetValueOrDefault(owner.Key) >= owner.Most))
            {
                return null;
            }

            _all++;
            foreach (var (key, _) in owners)
            {
                _open[key] = _open.GetValueOrDefault(key) + 1;
            }
        }

        return new Opened(this, owners);
    }

    private void Close((string Key, int Most)[] owners)
    {
        lock (_open)
        {
            _all--;
            foreach (var (key, _) in owners)
            {
                if (--_open[key] == 0)
                {
                    _open.Remove(key);
                }
            }
        }
    }

    private sealed class Opened(WidgetLimits limits, (string Key, int Most)[] owners) : IDisposable
    {
        private int _closed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _closed, 1) == 0)
            {
                limits.Close(owners);
            }
        }
    }

    private sealed class Bucket(int full, long filledAt)
    {
        private readonly Lock _gate = new();
        private double _left = full;
        private long _filledAt = filledAt;

        public int Take(int perMinute, TimeProvider time)
        {
            lock (_gate)
            {
                var now = time.GetTimestamp();
                _left = Math.Min(perMinute, _left + (time.GetElapsedTime(_filledAt, now).TotalMinutes * perMinute));
                _filledAt = now;
                if (_left >= 1)
                {
                    _left--;
                    return 0;
                }

                return Math.Max(1, (int)Math.Ceiling((1 - _left) * 60 / perMinute));
            }
        }
    }
}
