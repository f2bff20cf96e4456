using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Chatbotics.Storage.Vault;

/// <summary>
/// Opened keys, the least recently used going first, each for a limited time only. Keys that leave are overwritten.
/// </summary>
/// <typeparam name="TKey">What a key is found by.</typeparam>
/// <param name="capacity">How many keys.</param>
/// <param name="lifetime">How long a key may be used before it must be unwrapped again.</param>
/// <param name="time">The clock.</param>
internal sealed class OpenedKeys<TKey>(int capacity, TimeSpan lifetime, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _epoch;

    /// <summary>Changes whenever a key is removed: what was read before may have been destroyed since.</summary>
    public long Epoch => Volatile.Read(ref _epoch);

    /// <summary>Copies an opened key.</summary>
    /// <param name="key">The key's name.</param>
    /// <param name="opened">32 bytes, filled when found.</param>
    public bool TryCopy(TKey key, Span<byte> opened)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return false;
            }

            if (time.GetElapsedTime(node.Value.Since) >= lifetime)
            {
                Drop(node);
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            node.Value.Opened.CopyTo(opened);
            return true;
        }
    }

    /// <summary>Adds a copy of an opened key unless some key was removed since the epoch was read.</summary>
    /// <param name="key">The key's name.</param>
    /// <param name="opened">32 bytes.</param>
    /// <param name="epoch">The epoch before the key was read.</param>
    public void Add(TKey key, ReadOnlySpan<byte> opened, long epoch)
    {
        lock (_gate)
        {
            if (epoch != _epoch || _entries.ContainsKey(key))
            {
                return;
            }

            if (_entries.Count >= capacity)
            {
                Drop(_byUse.Last!);
            }

            _entries[key] = _byUse.AddFirst(new Entry(key, opened.ToArray(), time.GetTimestamp()));
        }
    }

    /// <summary>Removes a key.</summary>
    /// <param name="key">The key's name.</param>
    public void Remove(TKey key)
    {
        lock (_gate)
        {
            _epoch++;
            if (_entries.TryGetValue(key, out var node))
            {
                Drop(node);
            }
        }
    }

    /// <summary>Removes all keys.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _epoch++;
            while (_byUse.First is { } node)
            {
                Drop(node);
            }
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        CryptographicOperations.ZeroMemory(node.Value.Opened);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(TKey Key, byte[] Opened, long Since);
}
