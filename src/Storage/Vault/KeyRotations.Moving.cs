using System.Security.Cryptography;
using Chatbotics.Storage.Sqlite.Keys;

namespace Chatbotics.Storage.Vault;

/// <summary>The slices: what is read, wrapped with the new key, and put in the place of what is still as it was read.</summary>
internal sealed partial class KeyRotations
{
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
}
