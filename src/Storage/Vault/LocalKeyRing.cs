using System.Collections.Concurrent;
using System.Security.Cryptography;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Vault;

/// <summary>
/// Data keys in <c>keys.db</c>. Keys are prepared ahead, many with one fsync, so that a new conversation waits for nothing.
/// Every key that is given out belongs to the caller.
/// </summary>
internal sealed class LocalKeyRing(KeyDatabase database, TenantKeys tenants, IIdGenerator ids, TimeProvider time) : IKeyRing, IDisposable
{
    private readonly ConcurrentDictionary<string, PreparedKeys> _prepared = new(StringComparer.Ordinal);
    private readonly OpenedKeys<(string Tenant, Guid Id)> _opened = new(database.Options.KeyCache, database.Options.KeyLifetime, time);

    /// <inheritdoc/>
    public ValueTask<DataKey> Take(string tenant, CancellationToken cancellationToken = default)
    {
        var pool = _prepared.GetOrAdd(tenant, static _ => new PreparedKeys());
        if (!pool.TryTake(out var prepared))
        {
            return TakeWhenFilled(tenant, pool, cancellationToken);
        }

        if (pool.IsLow)
        {
            Observe(pool.Refill((into, count) => Fill(tenant, into, count)));
        }

        return new(Hand(tenant, prepared));
    }

    /// <inheritdoc/>
    public async ValueTask<DataKey> Get(string tenant, Guid keyId, CancellationToken cancellationToken = default)
    {
        var key = new byte[KeyWrap.KeyLength];
        if (!_opened.TryCopy((tenant, keyId), key))
        {
            var epoch = _opened.Epoch;
            key = await tenants.UnwrapWith(
                tenant,
                () => database.Readers.Read((tenant, keyId), static (reader, ask) => reader.Keys.DataKey(ask.tenant, ask.keyId), cancellationToken),
                (tenantKey, wrapped) => KeyWrap.Unwrap(tenantKey, wrapped, Context(tenant, keyId)),
                cancellationToken) ?? throw new KeyDestroyedException(keyId);
            _opened.Add((tenant, keyId), key, epoch);
        }

        var opened = new DataKey(keyId, key);
        CryptographicOperations.ZeroMemory(key);
        return opened;
    }

    /// <inheritdoc/>
    public async ValueTask Destroy(string tenant, Guid keyId, CancellationToken cancellationToken = default)
    {
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Tables.DeleteDataKey(tenant, keyId);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task.WaitAsync(cancellationToken);
        _opened.Remove((tenant, keyId));
    }

    /// <inheritdoc/>
    public async ValueTask<long> Destroy(string tenant, IReadOnlyCollection<Guid> keyIds, CancellationToken cancellationToken = default)
    {
        if (keyIds.Count == 0)
        {
            return 0;
        }

        var operation = new WriteOperation<long>(64 * keyIds.Count, () => keyIds.Sum(id => (long)database.Tables.DeleteDataKey(tenant, id)));
        database.Writer.Enqueue(operation);
        var count = await operation.Task.WaitAsync(cancellationToken);
        foreach (var id in keyIds)
        {
            _opened.Remove((tenant, id));
        }

        return count;
    }

    /// <inheritdoc/>
    public async ValueTask<long> DestroyAll(string tenant, CancellationToken cancellationToken = default)
    {
        if (_prepared.TryRemove(tenant, out var pool))
        {
            pool.Clear();
        }

        var operation = new WriteOperation<long>(64, () => database.Tables.DeleteTenant(tenant));
        database.Writer.Enqueue(operation);
        var count = await operation.Task.WaitAsync(cancellationToken);
        tenants.Forget(tenant);
        _opened.Clear();
        return count;
    }

    /// <summary>Deletes the prepared keys that nobody used, and forgets the opened ones.</summary>
    public void Dispose()
    {
        foreach (var (tenant, pool) in _prepared)
        {
            foreach (var unused in pool.Clear())
            {
                Observe(Discard(tenant, unused));
            }
        }

        _opened.Clear();
    }

    private async ValueTask<DataKey> TakeWhenFilled(string tenant, PreparedKeys pool, CancellationToken cancellationToken)
    {
        (Guid, byte[]) prepared;
        while (!pool.TryTake(out prepared))
        {
            await pool.Refill((into, count) => Fill(tenant, into, count)).WaitAsync(cancellationToken);
        }

        return Hand(tenant, prepared);
    }

    private DataKey Hand(string tenant, (Guid Id, byte[] Key) prepared)
    {
        // Nobody else knows the id yet, so it can't have been destroyed: whatever the epoch is, it is fresh.
        _opened.Add((tenant, prepared.Id), prepared.Key, _opened.Epoch);
        var key = new DataKey(prepared.Id, prepared.Key);
        CryptographicOperations.ZeroMemory(prepared.Key);
        return key;
    }

    private async Task Fill(string tenant, PreparedKeys into, int count)
    {
        var keys = new (Guid Id, byte[] Key, byte[] Wrapped)[count];
        for (var index = 0; index < count; index++)
        {
            keys[index] = (ids.NewId(), RandomNumberGenerator.GetBytes(KeyWrap.KeyLength), []);
        }

        await tenants.WriteWith(
            tenant,
            count * 128,
            tenantKey =>
            {
                foreach (ref var key in keys.AsSpan())
                {
                    key.Wrapped = KeyWrap.Wrap(tenantKey, key.Key, Context(tenant, key.Id));
                }
            },
            tenantKeyId =>
            {
                foreach (var (id, _, wrapped) in keys)
                {
                    database.Tables.AddDataKey(tenant, id, tenantKeyId, wrapped);
                }
            });
        foreach (var (id, key, _) in keys)
        {
            into.Add(id, key);
        }
    }

    private async Task Discard(string tenant, Guid unused)
    {
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Tables.DeleteDataKey(tenant, unused);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task;
    }

    /// <summary>A refill ahead of need may fail: whoever needs a key and finds none tries again and is told.</summary>
    private static void Observe(Task task) => _ = task.ContinueWith(
        static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    /// <summary>What a data key is bound to.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The key.</param>
    public static byte[] Context(string tenant, Guid id) => KeyWrap.Context("data-key", tenant, id.ToString("N"));
}
