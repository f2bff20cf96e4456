using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Keys;

/// <summary>
/// The writer's side of <c>keys.db</c>. After something was deleted or replaced, the log that may still hold it is emptied
/// before anyone is told that it is gone.
/// </summary>
internal sealed class KeyTables : WriterPart
{
    private Connection _connection = null!;
    private Statement _putTenantKey = null!;
    private Statement _hasTenantKey = null!;
    private Statement _putDataKey = null!;
    private Statement _deleteDataKey = null!;
    private Statement _secretVersion = null!;
    private Statement _putSecret = null!;
    private Statement _deleteSecret = null!;
    private Statement _deleteTenantKeys = null!;
    private Statement _deleteTenantDataKeys = null!;
    private Statement _deleteTenantSecrets = null!;
    private bool _removed;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _connection = connection;
        _putTenantKey = connection.Prepare("INSERT INTO tenant_key (tenant, id, wrapped, master) VALUES (?1, ?2, ?3, ?4)");
        _hasTenantKey = connection.Prepare("SELECT 1 FROM tenant_key WHERE tenant = ?1 AND id = ?2");
        _putDataKey = connection.Prepare("INSERT INTO data_key (tenant, id, tenant_key, wrapped) VALUES (?1, ?2, ?3, ?4)");
        _deleteDataKey = connection.Prepare("DELETE FROM data_key WHERE tenant = ?1 AND id = ?2");
        _secretVersion = connection.Prepare("SELECT version FROM secret WHERE reference = ?1");
        _putSecret = connection.Prepare(
            "INSERT INTO secret (reference, version, tenant_key, sealed) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (reference) "
            + "DO UPDATE SET version = excluded.version, tenant_key = excluded.tenant_key, sealed = excluded.sealed");
        _deleteSecret = connection.Prepare("DELETE FROM secret WHERE reference = ?1");
        _deleteTenantKeys = connection.Prepare("DELETE FROM tenant_key WHERE tenant = ?1");
        _deleteTenantDataKeys = connection.Prepare("DELETE FROM data_key WHERE tenant = ?1");
        _deleteTenantSecrets = connection.Prepare("DELETE FROM secret WHERE reference > ?1 AND reference < ?2");
    }

    /// <summary>Whether a tenant's key is still there. What is wrapped with a key must not be added once it was rotated away.</summary>
    public bool HasTenantKey(string tenant, Guid id)
    {
        var found = _hasTenantKey.Bind(1, tenant).Bind(2, id.ToByteArray(bigEndian: true)).Step();
        _hasTenantKey.Reset();
        return found;
    }

    /// <summary>Adds a tenant's key.</summary>
    public void AddTenantKey(string tenant, Guid id, byte[] wrapped, Guid master) =>
        _putTenantKey.Bind(1, tenant).Bind(2, id.ToByteArray(bigEndian: true)).Bind(3, wrapped).Bind(4, master.ToByteArray(bigEndian: true)).Run();

    /// <summary>Adds a data key.</summary>
    public void AddDataKey(string tenant, Guid id, Guid tenantKey, byte[] wrapped) =>
        _putDataKey.Bind(1, tenant)
            .Bind(2, id.ToByteArray(bigEndian: true))
            .Bind(3, tenantKey.ToByteArray(bigEndian: true))
            .Bind(4, wrapped)
            .Run();

    /// <summary>Deletes a data key.</summary>
    /// <returns>How many there were: one or none.</returns>
    public int DeleteDataKey(string tenant, Guid id)
    {
        _deleteDataKey.Bind(1, tenant).Bind(2, id.ToByteArray(bigEndian: true)).Run();
        _removed = true;
        return _connection.Changes;
    }

    /// <summary>Deletes every key and secret of a tenant.</summary>
    /// <returns>How many keys there were.</returns>
    public long DeleteTenant(string tenant)
    {
        _deleteTenantKeys.Bind(1, tenant).Run();
        long keys = _connection.Changes;
        _deleteTenantDataKeys.Bind(1, tenant).Run();
        keys += _connection.Changes;

        DeleteSecrets(tenant);
        return keys;
    }

    /// <summary>Deletes every secret of a tenant.</summary>
    public void DeleteSecrets(string tenant)
    {
        // "0" is the character behind the slash.
        _deleteTenantSecrets.Bind(1, tenant + "/").Bind(2, tenant + "0").Run();
        _removed = true;
    }

    /// <summary>The version that a secret's next value has.</summary>
    public long NextSecretVersion(string reference)
    {
        var version = _secretVersion.Bind(1, reference).Step() ? _secretVersion.Number(0) : 0;
        _secretVersion.Reset();
        return version + 1;
    }

    /// <summary>Adds or replaces a secret.</summary>
    public void PutSecret(string reference, long version, Guid tenantKey, byte[] sealedValue)
    {
        _putSecret.Bind(1, reference).Bind(2, version).Bind(3, tenantKey.ToByteArray(bigEndian: true)).Bind(4, sealedValue).Run();
        _removed |= version > 1;
    }

    /// <summary>Deletes a secret.</summary>
    public void DeleteSecret(string reference)
    {
        _deleteSecret.Bind(1, reference).Run();
        _removed = true;
    }

    /// <summary>Something was removed by another part of the writer.</summary>
    public void Removed() => _removed = true;

    /// <inheritdoc/>
    public override void Committed()
    {
        if (!_removed)
        {
            return;
        }

        try
        {
            // A reader may hold the log for an instant: then the next batch, or the end of the process, empties it.
            _removed = _connection.Checkpoint(truncate: true, out _) < 0;
        }
        catch (SqliteFault fault) when (!fault.IsFailedSync)
        {
            // The removal itself is durable; only the log still holds what was removed.
        }
    }
}
