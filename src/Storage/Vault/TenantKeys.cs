using System.Buffers.Binary;
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
                known = _latest[tenant] = stored?.Id ?? await Create(tenant, ids.NewId(), null, cancellationToken);
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
    public async ValueTask<byte[]> Open(string tenant, Guid id, CancellationToken cancellationToken) =>
        await TryOpen(tenant, id, cancellationToken) ?? throw new CryptographicException("The tenant's key is missing: what it wrapped can't be read.");

    /// <summary>A tenant's key; null when there is none of this id.</summary>
    public async ValueTask<byte[]?> TryOpen(string tenant, Guid id, CancellationToken cancellationToken)
    {
        var key = new byte[KeyWrap.KeyLength];
        if (_opened.TryCopy((tenant, id), key))
        {
            return key;
        }

        var epoch = _opened.Epoch;
        if (await database.Readers.Read((tenant, id), static (reader, ask) => reader.Keys.TenantKey(ask.tenant, ask.id), cancellationToken) is not var (wrapped, master))
        {
            return null;
        }

        key = await database.Masters.Unwrap(master, wrapped, Context(tenant, id), cancellationToken);
        _opened.Add((tenant, id), key, epoch);
        return key;
    }

    /// <summary>
    /// Writes something that is wrapped with the tenant's present key. Should that key be rotated away between the two, it is
    /// wrapped again with the next: nothing is ever wrapped with a key that is gone.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="size">About how many bytes wait to be written.</param>
    /// <param name="wrap">Wraps; the key is cleared afterwards.</param>
    /// <param name="write">Writes on the writer's thread what belongs to the key of this id.</param>
    public async Task WriteWith(string tenant, int size, Action<byte[]> wrap, Action<Guid> write)
    {
        while (true)
        {
            var (id, key) = await Latest(tenant, CancellationToken.None);
            wrap(key);
            CryptographicOperations.ZeroMemory(key);
            var operation = new WriteOperation<bool>(size, () =>
            {
                if (!database.Tables.HasTenantKey(tenant, id))
                {
                    return false;
                }

                write(id);
                return true;
            });
            database.Writer.Enqueue(operation);
            if (await operation.Task)
            {
                return;
            }

            Forget(tenant);
        }
    }

    /// <summary>Reads something and opens it with the tenant's key that it names, also when that key is being rotated away.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="read">Reads the key's id and what it wraps.</param>
    /// <param name="open">Opens it; the key is cleared afterwards.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What was opened; null when there was nothing to read.</returns>
    public async ValueTask<byte[]?> UnwrapWith(
        string tenant, Func<ValueTask<(Guid TenantKey, byte[] Wrapped)?>> read, Func<byte[], byte[], byte[]> open, CancellationToken cancellationToken)
    {
        for (var found = await read(); found is var (id, wrapped);)
        {
            if (await TryOpen(tenant, id, cancellationToken) is { } key)
            {
                try
                {
                    return open(key, wrapped);
                }
                finally
                {
                    CryptographicOperations.ZeroMemory(key);
                }
            }

            // Wrapped anew between the two reads, or lost for good.
            found = await read();
            if (found?.TenantKey == id)
            {
                throw new CryptographicException("The tenant's key is missing: what it wrapped can't be read.");
            }
        }

        return null;
    }

    /// <summary>The tenant's keys were destroyed, or older ones were: forgets them.</summary>
    /// <param name="tenant">The tenant.</param>
    public void Forget(string tenant)
    {
        _latest.TryRemove(tenant, out _);
        _opened.Clear();
    }

    /// <summary>Forgets opened keys, so that those that were rotated away are not kept.</summary>
    public void ForgetOpened() => _opened.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        _opened.Clear();
        _creating.Dispose();
    }

    /// <summary>
    /// Gives a tenant a new key, which is its present one from now on, and writes down that what the older ones wrap is to be
    /// wrapped anew. Does nothing while an earlier renewal is under way, or when the tenant has no key.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether a rotation has begun.</returns>
    public async ValueTask<bool> Renew(string tenant, CancellationToken cancellationToken)
    {
        await _creating.WaitAsync(cancellationToken);
        try
        {
            if (await database.Readers.Read(tenant, static (reader, name) => reader.Keys.LatestTenantKey(name), cancellationToken) is not { } latest
                || await database.Readers.Read(tenant, static (reader, name) => reader.Keys.Rotations.IsOpen(name), cancellationToken))
            {
                return false;
            }

            var rotation = ids.NewId();
            _latest[tenant] = await Create(tenant, Later(latest.Id, ids.NewId()), (id, now) => database.Rotations.Begin(rotation, tenant, id, now), cancellationToken);
            return true;
        }
        finally
        {
            _creating.Release();
        }
    }

    /// <summary>What a tenant's key is bound to.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The key.</param>
    public static byte[] Context(string tenant, Guid id) => KeyWrap.Context("tenant-key", tenant, id.ToString("N"));

    private async ValueTask<Guid> Create(string tenant, Guid id, Action<Guid, DateTimeOffset>? andThen, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(KeyWrap.KeyLength);
        try
        {
            while (true)
            {
                var master = database.Masters.Present;
                var wrapped = await database.Masters.Wrap(master, key, Context(tenant, id), cancellationToken);
                var operation = new WriteOperation<bool>(wrapped.Length, () =>
                {
                    // A rotation of the master key may have ended meanwhile.
                    if (database.Rotations.IsRetired(master))
                    {
                        return false;
                    }

                    database.Tables.AddTenantKey(tenant, id, wrapped, master);
                    andThen?.Invoke(id, time.GetUtcNow());
                    return true;
                });
                database.Writer.Enqueue(operation);
                if (await operation.Task)
                {
                    return id;
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Ids begin with the time, and the highest is the present key: also when the clock was set back.</summary>
    private static Guid Later(Guid than, Guid id)
    {
        if (id.CompareTo(than) > 0)
        {
            return id;
        }

        Span<byte> bytes = stackalloc byte[16];
        Span<byte> above = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        than.TryWriteBytes(above, bigEndian: true, out _);
        const int TimeShift = 16;
        var time = (BinaryPrimitives.ReadUInt64BigEndian(above) >> TimeShift) + 1;
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (time << TimeShift) | BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]));
        return new Guid(bytes, bigEndian: true);
    }
}
