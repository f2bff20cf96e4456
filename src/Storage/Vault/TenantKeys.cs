using System.Security.Cryptography;
using Chatbotics.Grains.Hosting;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Vault;

/// <summary>The tenants' keys, which wrap their data keys and seal their secrets, and are wrapped by the master key.</summary>
internal sealed class TenantKeys(KeyDatabase database, IIdGenerator ids, TimeProvider time) : IDisposable
{
    private const int Kept = 4_096;
    private readonly SemaphoreSlim _creating = new(1);
    private readonly OpenedKeys<(string Tenant, Guid Id)> _opened = new(Kept, database.Options.KeyLifetime, time);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Guid> _latest = new(StringComparer.Ordinal);

    /// <summary>The tenant's present key; creates it when it has none.</summary>
    public async ValueTask<(Guid Id, byte[] Key)> Latest(string tenant, CancellationToken cancellationToken)
    {
        if (_latest.TryGetValue(tenant, out var known))
        {
            return (known, await Open(tenant, known, cancellationToken));
        }

        // One at a time: two first conversations must not give the tenant two keys.
        await _creating.WaitAsync(cancellationToken);
        try
        {
            if (!_latest.TryGetValue(tenant, out known))
            {
                var stored = await database.Readers.Read(tenant, static (reader, name) => reader.Keys.LatestTenantKey(name), cancellationToken);
                known = _latest[tenant] = stored?.Id ?? await Create(tenant, cancellationToken);
            }
        }
        finally
        {
            _creating.Release();
        }

        return (known, await Open(tenant, known, cancellationToken));
    }

    /// <summary>A tenant's key.</summary>
    /// <exception cref="CryptographicException">There is none, or it was changed.</exception>
    public async ValueTask<byte[]> Open(string tenant, Guid id, CancellationToken cancellationToken)
    {
        var key = new byte[KeyWrap.KeyLength];
        if (_opened.TryCopy((tenant, id), key))
        {
            return key;
        }

        var epoch = _opened.Epoch;
        var wrapped = await database.Readers.Read((tenant, id), static (reader, ask) => reader.Keys.TenantKey(ask.tenant, ask.id), cancellationToken)
            ?? throw new CryptographicException("The tenant's key is missing: what it wrapped can't be read.");
        key = await database.Master.Unwrap(wrapped, Context(tenant, id), cancellationToken);
        _opened.Add((tenant, id), key, epoch);
        return key;
    }

    /// <summary>The tenant's keys were destroyed: forgets them.</summary>
    /// <param name="tenant">The tenant.</param>
    public void Forget(string tenant)
    {
        _latest.TryRemove(tenant, out _);
        _opened.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _opened.Clear();
        _creating.Dispose();
    }

    private async ValueTask<Guid> Create(string tenant, CancellationToken cancellationToken)
    {
        var id = ids.NewId();
        var key = RandomNumberGenerator.GetBytes(KeyWrap.KeyLength);
        var wrapped = await database.Master.Wrap(key, Context(tenant, id), cancellationToken);
        CryptographicOperations.ZeroMemory(key);
        var operation = new WriteOperation<bool>(wrapped.Length, () =>
        {
            database.Tables.AddTenantKey(tenant, id, wrapped);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task;
        return id;
    }

    private static byte[] Context(string tenant, Guid id) => KeyWrap.Context("tenant-key", tenant, id.ToString("N"));
}
