using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Keys;

/// <summary>The writer's side of rotations. A row is changed only when it is still as it was read: what was destroyed meanwhile stays destroyed.</summary>
internal sealed class RotationTable : WriterPart
{
    private readonly HashSet<Guid> _retired = [];
    private Connection _connection = null!;
    private Statement _begin = null!;
    private Statement _moved = null!;
    private Statement _finish = null!;
    private Statement _told = null!;
    private Statement _forget = null!;
    private Statement _tenantKey = null!;
    private Statement _dataKey = null!;
    private Statement _secret = null!;
    private Statement _otherMasters = null!;
    private Statement _otherKeys = null!;
    private Statement _otherSecrets = null!;
    private Statement _deleteOthers = null!;
    private Statement _check = null!;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _connection = connection;
        _begin = connection.Prepare("INSERT INTO rotation (id, tenant, target, started) VALUES (?1, ?2, ?3, ?4)");
        _moved = connection.Prepare("UPDATE rotation SET moved = moved + ?2 WHERE id = ?1");
        _finish = connection.Prepare("UPDATE rotation SET finished = ?2 WHERE id = ?1");
        _told = connection.Prepare("UPDATE rotation SET told = 1 WHERE id = ?1");
        _forget = connection.Prepare("DELETE FROM rotation WHERE told = 1 AND id < (SELECT id FROM rotation AS later WHERE later.tenant = rotation.tenant ORDER BY id DESC LIMIT 1)");
        _tenantKey = connection.Prepare("UPDATE tenant_key SET wrapped = ?4, master = ?5 WHERE tenant = ?1 AND id = ?2 AND master = ?3");
        _dataKey = connection.Prepare("UPDATE data_key SET wrapped = ?4, tenant_key = ?5 WHERE tenant = ?1 AND id = ?2 AND tenant_key = ?3");
        _secret = connection.Prepare("UPDATE secret SET sealed = ?4, tenant_key = ?5 WHERE reference = ?1 AND version = ?2 AND tenant_key = ?3");
        _otherMasters = connection.Prepare("SELECT 1 FROM tenant_key WHERE master <> ?1 LIMIT 1");
        _otherKeys = connection.Prepare("SELECT 1 FROM data_key WHERE tenant = ?1 AND tenant_key <> ?2 AND tenant_key IN (SELECT id FROM tenant_key WHERE tenant = ?1) LIMIT 1");
        _otherSecrets = connection.Prepare("SELECT 1 FROM secret WHERE reference > ?1 AND reference < ?2 AND tenant_key <> ?3 AND tenant_key IN (SELECT id FROM tenant_key) LIMIT 1");
        _deleteOthers = connection.Prepare("DELETE FROM tenant_key WHERE tenant = ?1 AND id <> ?2");
        _check = connection.Prepare("UPDATE master_check SET sealed = ?1 WHERE id = 1");
    }

    /// <summary>Whether a master key was rotated away since the start: nothing more may be wrapped with it.</summary>
    public bool IsRetired(Guid master) => _retired.Contains(master);

    /// <summary>Writes down that a rotation has begun.</summary>
    public void Begin(Guid id, string tenant, Guid target, DateTimeOffset now) =>
        _begin.Bind(1, Bytes(id)).Bind(2, tenant).Bind(3, Bytes(target)).Bind(4, now.ToUnixTimeMilliseconds()).Run();

    /// <summary>Replaces a tenant's wrapped key.</summary>
    /// <returns>1, or 0 when it isn't as it was read.</returns>
    public int Move(RotationRows.TenantKey row, byte[] wrapped, Guid target)
    {
        _tenantKey.Bind(1, row.Tenant).Bind(2, Bytes(row.Id)).Bind(3, Bytes(row.Master)).Bind(4, wrapped).Bind(5, Bytes(target)).Run();
        return _connection.Changes;
    }

    /// <summary>Replaces a wrapped data key.</summary>
    /// <returns>1, or 0 when it isn't as it was read.</returns>
    public int Move(string tenant, RotationRows.DataKey row, byte[] wrapped, Guid target)
    {
        _dataKey.Bind(1, tenant).Bind(2, Bytes(row.Id)).Bind(3, Bytes(row.Under)).Bind(4, wrapped).Bind(5, Bytes(target)).Run();
        return _connection.Changes;
    }

    /// <summary>Replaces a sealed secret.</summary>
    /// <returns>1, or 0 when it isn't as it was read.</returns>
    public int Move(RotationRows.Secret row, byte[] wrapped, Guid target)
    {
        _secret.Bind(1, row.Reference).Bind(2, row.Version).Bind(3, Bytes(row.Under)).Bind(4, wrapped).Bind(5, Bytes(target)).Run();
        return _connection.Changes;
    }

    /// <summary>Counts what a rotation has done.</summary>
    public void Moved(Guid id, long count) => _moved.Bind(1, Bytes(id)).Bind(2, count).Run();

    /// <summary>Ends a rotation of the master key, unless something is still wrapped with another one.</summary>
    /// <param name="rotation">The rotation.</param>
    /// <param name="check">The check, sealed with the new key.</param>
    /// <param name="retired">The keys that wrapped until now.</param>
    /// <param name="now">The time.</param>
    public bool FinishMaster(Rotation rotation, byte[] check, IEnumerable<Guid> retired, DateTimeOffset now)
    {
        if (Exists(_otherMasters.Bind(1, Bytes(rotation.Target))))
        {
            return false;
        }

        _check.Bind(1, check).Run();
        _retired.UnionWith(retired);
        Finish(rotation.Id, now);
        return true;
    }

    /// <summary>Ends a rotation of a tenant's key, unless something is still wrapped with another one; then the others go.</summary>
    /// <param name="rotation">The rotation.</param>
    /// <param name="isThere">Whether the new key is still there; otherwise the workspace was erased meanwhile.</param>
    /// <param name="now">The time.</param>
    public bool FinishTenant(Rotation rotation, bool isThere, DateTimeOffset now)
    {
        if (isThere)
        {
            if (Exists(_otherKeys.Bind(1, rotation.Tenant).Bind(2, Bytes(rotation.Target)))
                || Exists(_otherSecrets.Bind(1, rotation.Tenant + "/").Bind(2, rotation.Tenant + "0").Bind(3, Bytes(rotation.Target))))
            {
                return false;
            }

            _deleteOthers.Bind(1, rotation.Tenant).Bind(2, Bytes(rotation.Target)).Run();
        }

        Finish(rotation.Id, now);
        return true;
    }

    /// <summary>A rotation is in the audit log; of each tenant the latest stays.</summary>
    public void Told(Guid id)
    {
        _told.Bind(1, Bytes(id)).Run();
        _forget.Run();
    }

    private void Finish(Guid id, DateTimeOffset now) => _finish.Bind(1, Bytes(id)).Bind(2, now.ToUnixTimeMilliseconds()).Run();

    private static bool Exists(Statement statement)
    {
        var found = statement.Step();
        statement.Reset();
        return found;
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);
}
