using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Storage.Vault;

/// <summary>
/// Rotations of the master key and of tenants' keys. They are rows of <c>keys.db</c>: a slice and the count of what it did
/// are one transaction, so a start after a crash goes on where it was.
/// </summary>
/// <param name="database">The keys.</param>
/// <param name="tenants">The tenants' keys.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class KeyRotations(
    KeyDatabase database, TenantKeys tenants, IIdGenerator ids, TimeProvider time, ILogger<KeyRotations> logger) : IKeyRotation, IDisposable
{
    private const int Slice = 500;

    private readonly SemaphoreSlim _working = new(1);

    // What an earlier process left is unknown until it was looked for once.
    private volatile bool _isDue = true;

    /// <inheritdoc/>
    public async ValueTask<WorkspaceKeyFacts> Get(string tenant, CancellationToken cancellationToken = default)
    {
        var (latest, last, counts) = await database.Readers.Read(
            tenant,
            static (reader, name) =>
            {
                var key = reader.Keys.LatestTenantKey(name)?.Id;
                return (key, reader.Keys.Rotations.Last(name), reader.Keys.Rotations.Count(name, key ?? Guid.Empty));
            },
            cancellationToken);
        return new WorkspaceKeyFacts(
            latest is { } id ? MadeAt(id) : null,
            counts.Keys,
            counts.Secrets,
            counts.Old,
            last is { Finished: 0 },
            last is { Finished: > 0 } ? DateTimeOffset.FromUnixTimeMilliseconds(last.Finished) : null,
            database.Masters.Store is FileMasterKeys ? "a file of this installation" : database.Masters.Store is ConfiguredMasterKeys ? "the operator’s configuration" : "Azure Key Vault");
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Begin(string tenant, CancellationToken cancellationToken = default)
    {
        var begun = await tenants.Renew(tenant, cancellationToken);
        _isDue |= begun;
        return begun;
    }

    /// <summary>Makes a new master key. <see cref="Work"/> does the rest.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StoreStartException">No new key can be made where the master key is kept.</exception>
    public async ValueTask BeginMaster(CancellationToken cancellationToken = default)
    {
        var masters = database.Masters;
        if (masters.Store.CanNotRotate is { } reason)
        {
            throw new StoreStartException(reason);
        }

        if (!await database.Readers.Read(0, static (reader, _) => reader.Keys.Rotations.IsOpen(""), cancellationToken))
        {
            var present = masters.Present;
            var next = await Task.Run(() => masters.Store.Prepare(present), cancellationToken);
            CryptographicOperations.ZeroMemory(next.Bytes);
            await Write(64, () =>
            {
                database.Rotations.Begin(ids.NewId(), "", next.Id, time.GetUtcNow());
                return true;
            });
            masters.Turn(next.Id);
        }

        _isDue = true;
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<KeyRotated>> Work(CancellationToken cancellationToken = default)
    {
        var isAsked = MasterKeyRotation.IsAsked(database.Folder);
        if (!_isDue && !isAsked)
        {
            return [];
        }

        await _working.WaitAsync(cancellationToken);
        try
        {
            if (isAsked)
            {
                await BeginAsked(cancellationToken);
            }

            // Before looking: what begins meanwhile sets it again.
            _isDue = false;
            foreach (var rotation in await database.Readers.Read(0, static (reader, _) => reader.Keys.Rotations.Open(), cancellationToken))
            {
                await (rotation.Tenant.Length == 0 ? MoveTenantKeys(rotation, cancellationToken) : MoveDataKeys(rotation, cancellationToken));
                if (rotation.Tenant.Length == 0)
                {
                    MasterKeyRotation.Answer(database.Folder, null);
                }

                LogDone(logger, rotation.Id, rotation.Tenant.Length == 0 ? "master" : rotation.Tenant);
            }

            var (untold, all) = await database.Readers.Read(
                0, static (reader, _) => (reader.Keys.Rotations.Untold(), reader.Keys.Rotations.Tenants()), cancellationToken);
            _isDue |= untold.Count > 0;
            return
            [
                .. untold.Select(rotation => new KeyRotated(
                    rotation.Id,
                    rotation.Tenant.Length > 0 ? [rotation.Tenant] : [.. all.Where(static tenant => tenant != IInstallationGrain.Key)],
                    rotation.Tenant.Length == 0,
                    DateTimeOffset.FromUnixTimeMilliseconds(rotation.Finished),
                    rotation.Moved)),
            ];
        }
        catch
        {
            _isDue = true;
            throw;
        }
        finally
        {
            _working.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask Reported(Guid id, CancellationToken cancellationToken = default) => await Write(64, () =>
    {
        database.Rotations.Told(id);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => _working.Dispose();

    private async Task BeginAsked(CancellationToken cancellationToken)
    {
        try
        {
            await BeginMaster(cancellationToken);
        }
        catch (StoreStartException refusal)
        {
            MasterKeyRotation.Answer(database.Folder, refusal.Message);
        }
    }

    private async Task MoveTenantKeys(Rotation rotation, CancellationToken cancellationToken)
    {
        var masters = database.Masters;
        var retired = new HashSet<Guid>();
        do
        {
            while (true)
            {
                var rows = await database.Readers.Read(rotation, static (reader, ask) => reader.Keys.Rotations.TenantKeys(ask.Target, Slice), cancellationToken);
                if (rows.Count == 0)
                {
                    break;
                }

                var wrapped = new byte[rows.Count][];
                for (var index = 0; index < rows.Count; index++)
                {
                    var (tenant, id, master, old) = rows[index];
                    retired.Add(master);
                    var context = TenantKeys.Context(tenant, id);
                    var key = await masters.Unwrap(master, old, context, cancellationToken);
                    wrapped[index] = await masters.Wrap(rotation.Target, key, context, cancellationToken);
                    CryptographicOperations.ZeroMemory(key);
                }

                await Replace(rotation, rows.Count, index => database.Rotations.Move(rows[index], wrapped[index], rotation.Target));
            }
        }
        while (!await FinishMaster(rotation, masters, retired, cancellationToken));

        await Task.Run(() => masters.Store.Retire(rotation.Target, time.GetUtcNow()), cancellationToken);
    }

    private async Task<bool> FinishMaster(Rotation rotation, MasterKeys masters, HashSet<Guid> retired, CancellationToken cancellationToken)
    {
        var target = await masters.Store.Find(rotation.Target, cancellationToken);
        var check = KeyDatabase.Check(target);
        CryptographicOperations.ZeroMemory(target.Bytes);
        return await Write(256, () =>
        {
            database.Tables.Removed();
            return database.Rotations.FinishMaster(rotation, check, retired, time.GetUtcNow());
        });
    }

    private async Task MoveDataKeys(Rotation rotation, CancellationToken cancellationToken)
    {
        var (tenant, target) = (rotation.Tenant, rotation.Target);
        bool isThere;
        do
        {
            for (var after = Guid.Empty; ;)
            {
                var rows = await database.Readers.Read((tenant, after, target), static (reader, ask) => reader.Keys.Rotations.DataKeys(ask.tenant, ask.after, ask.target, Slice), cancellationToken);
                if (rows.Count == 0)
                {
                    break;
                }

                after = rows[^1].Id;
                var wrapped = await Rewrap(tenant, target, rows, static row => row.Under, (row, from, to) =>
                {
                    var context = LocalKeyRing.Context(tenant, row.Id);
                    var key = KeyWrap.Unwrap(from, row.Wrapped, context);
                    var anew = KeyWrap.Wrap(to, key, context);
                    CryptographicOperations.ZeroMemory(key);
                    return anew;
                }, cancellationToken);
                if (wrapped is null)
                {
                    break;
                }

                await Replace(rotation, rows.Count, index => database.Rotations.Move(tenant, rows[index], wrapped[index], target));
            }

            var secrets = await database.Readers.Read((tenant, target), static (reader, ask) => reader.Keys.Rotations.Secrets(ask.tenant, ask.target, int.MaxValue), cancellationToken);
            var resealed = await Rewrap(tenant, target, secrets, static row => row.Under, (row, from, to) =>
            {
                var context = LocalSecretVault.Context(tenant, row.Reference, row.Version);
                var plaintext = LocalSecretVault.Open(from, row.Sealed, context);
                var anew = LocalSecretVault.Seal(to, plaintext, context);
                CryptographicOperations.ZeroMemory(plaintext);
                return anew;
            }, cancellationToken);
            if (resealed is not null)
            {
                await Replace(rotation, secrets.Count, index => database.Rotations.Move(secrets[index], resealed[index], target));
            }

            isThere = await Write(64, () => database.Tables.HasTenantKey(tenant, target));
        }
        while (!await Write(64, () =>
        {
            database.Tables.Removed();
            return database.Rotations.FinishTenant(rotation, database.Tables.HasTenantKey(tenant, target), time.GetUtcNow());
        }));

        if (isThere)
        {
            tenants.ForgetOpened();
        }
    }

    /// <summary>Wraps rows anew; null when the workspace's key is gone, because the workspace was erased.</summary>
    private async Task<byte[][]?> Rewrap<T>(
        string tenant, Guid target, List<T> rows, Func<T, Guid> under, Func<T, byte[], byte[], byte[]> wrap, CancellationToken cancellationToken)
    {
        if (await tenants.TryOpen(tenant, target, cancellationToken) is not { } to)
        {
            return null;
        }

        var from = new Dictionary<Guid, byte[]>();
        try
        {
            foreach (var id in rows.Select(under).Distinct())
            {
                if (await tenants.TryOpen(tenant, id, cancellationToken) is not { } key)
                {
                    return null;
                }

                from[id] = key;
            }

            return [.. rows.Select(row => wrap(row, from[under(row)], to))];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(to);
            foreach (var key in from.Values)
            {
                CryptographicOperations.ZeroMemory(key);
            }
        }
    }

    private async Task Replace(Rotation rotation, int count, Func<int, int> move)
    {
        if (count > 0)
        {
            await Write(128 * count, () =>
            {
                database.Tables.Removed();
                database.Rotations.Moved(rotation.Id, Enumerable.Range(0, count).Sum(move));
                return true;
            });
        }
    }

    private async Task<bool> Write(int size, Func<bool> work)
    {
        var operation = new WriteOperation<bool>(size, work);
        database.Writer.Enqueue(operation);
        return await operation.Task;
    }

    /// <summary>Keys' ids begin with the time in milliseconds.</summary>
    private static DateTimeOffset MadeAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }
}
