using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Chatbotics.Storage;

/// <summary>
/// A bounded cache whose reads take no lock: when the young half is full it becomes the old half, and what was in the old
/// half and not asked for since is forgotten.
/// </summary>
/// <typeparam name="TKey">What a value is found by.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="capacity">About how many values are kept.</param>
internal sealed class TwoGenerationCache<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly int _half = Math.Max(1, capacity / 2);
    private readonly Lock _gate = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();
    private int _count;
    private long _epoch;

    /// <summary>Changes whenever something is removed: what was read from the store before may be out of date.</summary>
    public long Epoch => Volatile.Read(ref _epoch);

    /// <summary>Finds a value.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        if (_young.TryGetValue(key, out value))
        {
            return true;
        }

        var epoch = Epoch;
        if (!_old.TryGetValue(key, out value))
        {
            return false;
        }

        Add(key, value, epoch);
        return true;
    }

    /// <summary>Adds a value unless something was removed since the epoch was read.</summary>
    public void Add(TKey key, TValue value, long epoch)
    {
        lock (_gate)
        {
            if (epoch != _epoch || !_young.TryAdd(key, value))
            {
                return;
            }

            if (++_count >= _half)
            {
                _old = _young;
                _young = new ConcurrentDictionary<TKey, TValue>();
                _count = 0;
            }
        }
    }

    /// <summary>Removes every value that fits.</summary>
    public void RemoveWhere(Func<TKey, TValue, bool> fits)
    {
        lock (_gate)
        {
            _epoch++;
            foreach (var generation in (ReadOnlySpan<ConcurrentDictionary<TKey, TValue>>)[_young, _old])
            {
                foreach (var (key, value) in generation)
                {
                    if (fits(key, value))
                    {
                        generation.TryRemove(key, out _);
                    }
                }
            }

            _count = _young.Count;
        }
    }
}
