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
        if (begun)
        {
            _isDue = true;
        }

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
            if (untold.Count > 0)
            {
                _isDue = true;
            }

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
