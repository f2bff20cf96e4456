using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Chatbotics.Storage.Vault;

/// <summary>A tenant's data keys whose wrapped form is durable and which nobody uses yet.</summary>
internal sealed class PreparedKeys
{
    private const int SmallestBatch = 16;
    private const int LargestBatch = 1_024;

    private readonly ConcurrentQueue<(Guid Id, byte[] Key)> _ready = new();
    private readonly Lock _gate = new();
    private Task? _refill;
    private int _batch = SmallestBatch;

    /// <summary>Takes a key; false when there is none.</summary>
    public bool TryTake(out (Guid Id, byte[] Key) prepared) => _ready.TryDequeue(out prepared);

    /// <summary>Whether so few are left that more should be prepared.</summary>
    public bool IsLow => _ready.Count <= Volatile.Read(ref _batch) / 2;

    /// <summary>The refill that is under way, or a new one. A pool that ran empty asks for twice as many.</summary>
    /// <param name="fill">Makes so many keys durable and adds them.</param>
    [SuppressMessage("Design", "MA0134", Justification = "Kept in a field; whoever needs a key awaits it.")]
    public Task Refill(Func<PreparedKeys, int, Task> fill)
    {
        lock (_gate)
        {
            if (_refill is { IsCompleted: false })
            {
                return _refill;
            }

            if (_ready.IsEmpty)
            {
                _batch = Math.Min(_batch * 2, LargestBatch);
            }

            var count = _batch;
            return _refill = Task.Run(() => fill(this, count));
        }
    }

    /// <summary>Adds a key whose wrapped form is durable.</summary>
    public void Add(Guid id, byte[] key) => _ready.Enqueue((id, key));

    /// <summary>Empties the pool.</summary>
    /// <returns>The ids of the keys that nobody used.</returns>
    public List<Guid> Clear()
    {
        var unused = new List<Guid>();
        while (_ready.TryDequeue(out var prepared))
        {
            CryptographicOperations.ZeroMemory(prepared.Key);
            unused.Add(prepared.Id);
        }

        return unused;
    }
}
