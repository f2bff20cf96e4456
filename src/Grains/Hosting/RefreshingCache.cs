using System.Collections.Concurrent;

namespace Chatbotics.Grains.Hosting;

/// <summary>
/// A bounded cache of values that live elsewhere. A value is served for <c>fresh</c>; after that it is still served while
/// one reader's call reads it again behind the others' backs; once older than <c>stale</c> everyone waits for that read.
/// </summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value; null is a value like any other ("there is none").</typeparam>
internal sealed class RefreshingCache<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly Func<TKey, Task<TValue>> _read;
    private readonly Func<TValue, TValue, bool> _isNewer;
    private readonly TimeProvider _time;
    private readonly TimeSpan _fresh;
    private readonly TimeSpan _stale;
    private readonly int _capacity;

    /// <summary>Creates a cache.</summary>
    /// <param name="read">Reads the truth; runs outside of any grain's turn, one call for each key at a time.</param>
    /// <param name="isNewer">Whether the first value may replace the second: what was set must not be undone by a read that began before.</param>
    /// <param name="time">The clock.</param>
    /// <param name="fresh">How long a value is served without another look.</param>
    /// <param name="stale">The greatest age of a value served.</param>
    /// <param name="capacity">The most values kept.</param>
    public RefreshingCache(
        Func<TKey, Task<TValue>> read,
        Func<TValue, TValue, bool> isNewer,
        TimeProvider time,
        TimeSpan fresh,
        TimeSpan stale,
        int capacity)
    {
        _read = read;
        _isNewer = isNewer;
        _time = time;
        _fresh = fresh;
        _stale = stale;
        _capacity = capacity;
    }

    /// <summary>The value of a key; synchronous while it is not older than <c>stale</c>.</summary>
    /// <param name="key">The key.</param>
    public ValueTask<TValue> Get(TKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            MakeRoom();
            entry = _entries.GetOrAdd(key, static _ => new Entry());
        }

        if (entry.Current is { } current)
        {
            var age = _time.GetElapsedTime(current.ReadAt);
            if (age < _fresh)
            {
                return new ValueTask<TValue>(current.Value);
            }

            if (age < _stale)
            {
                // Nobody awaits it: a failed read shows when the value is too old to be served.
                _ = Read(key, entry);
                return new ValueTask<TValue>(current.Value);
            }
        }

        return new ValueTask<TValue>(Read(key, entry));
    }

    /// <summary>Puts a value that is known to be the truth now.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Set(TKey key, TValue value)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            MakeRoom();
            entry = _entries.GetOrAdd(key, static _ => new Entry());
        }

        Store(entry, value);
    }

    /// <summary>Forgets a key. A read that has begun no longer brings its value in.</summary>
    /// <param name="key">The key.</param>
    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    private Task<TValue> Read(TKey key, Entry entry)
    {
        lock (entry)
        {
            if (entry.Reading is { } reading)
            {
                return reading;
            }

            // On the thread pool, so that no value depends on the turn of the grain that happened to ask first.
            var started = Task.Factory.StartNew(
                () => ReadAndStore(key, entry), CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
            entry.Reading = started;
            return started;
        }
    }

    private async Task<TValue> ReadAndStore(TKey key, Entry entry)
    {
        try
        {
            return Store(entry, await _read(key));
        }
        finally
        {
            lock (entry)
            {
                entry.Reading = null;
            }
        }
    }

    private TValue Store(Entry entry, TValue value)
    {
        lock (entry)
        {
            var kept = entry.Current is { } current && !_isNewer(value, current.Value) ? current.Value : value;
            entry.Current = new Reading(kept, _time.GetTimestamp());
            return kept;
        }
    }

    private void MakeRoom()
    {
        if (_entries.Count < _capacity)
        {
            return;
        }

        foreach (var (key, entry) in _entries)
        {
            if (entry.Current is not { } current || _time.GetElapsedTime(current.ReadAt) >= _stale)
            {
                _entries.TryRemove(key, out _);
            }
        }

        if (_entries.Count >= _capacity)
        {
            _entries.Clear();
        }
    }

    private sealed class Entry
    {
        public volatile Reading? Current;

        public Task<TValue>? Reading;
    }

    private sealed record Reading(TValue Value, long ReadAt);
}
