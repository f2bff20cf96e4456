using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Keys;

/// <summary>A reading connection's statements on <c>keys.db</c>.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class KeyReader(Connection connection)
{
    private readonly Statement _latestTenantKey = connection.Prepare("SELECT id, wrapped FROM tenant_key WHERE tenant = ?1 ORDER BY id DESC LIMIT 1");
    private readonly Statement _tenantKey = connection.Prepare("SELECT wrapped, master FROM tenant_key WHERE tenant = ?1 AND id = ?2");
    private readonly Statement _dataKey = connection.Prepare("SELECT tenant_key, wrapped FROM data_key WHERE tenant = ?1 AND id = ?2");
    private readonly Statement _secret = connection.Prepare("SELECT version, tenant_key, sealed FROM secret WHERE reference = ?1");

    /// <summary>What rotations read.</summary>
    public RotationReader Rotations => field ??= new RotationReader(connection);

    /// <summary>The tenant's newest key, or null.</summary>
    public (Guid Id, byte[] Wrapped)? LatestTenantKey(string tenant)
    {
        (Guid, byte[])? found = _latestTenantKey.Bind(1, tenant).Step()
            ? (new Guid(_latestTenantKey.Bytes(0), bigEndian: true), _latestTenantKey.Bytes(1).ToArray())
            : null;
        _latestTenantKey.Reset();
        return found;
    }

    /// <summary>A tenant's wrapped key and the master key that wrapped it, or null.</summary>
    public (byte[] Wrapped, Guid Master)? TenantKey(string tenant, Guid id)
    {
        (byte[], Guid)? found = _tenantKey.Bind(1, tenant).Bind(2, id.ToByteArray(bigEndian: true)).Step()
            ? (_tenantKey.Bytes(0).ToArray(), new Guid(_tenantKey.Bytes(1), bigEndian: true))
            : null;
        _tenantKey.Reset();
        return found;
    }

    /// <summary>A wrapped data key and the tenant's key that wrapped it, or null.</summary>
    public (Guid TenantKey, byte[] Wrapped)? DataKey(string tenant, Guid id)
    {
        (Guid, byte[])? found = _dataKey.Bind(1, tenant).Bind(2, id.ToByteArray(bigEndian: true)).Step()
            ? (new Guid(_dataKey.Bytes(0), bigEndian: true), _dataKey.Bytes(1).ToArray())
            : null;
        _dataKey.Reset();
        return found;
    }

    /// <summary>A sealed secret, or null.</summary>
    public (long Version, Guid TenantKey, byte[] Sealed)? Secret(string reference)
    {
        (long, Guid, byte[])? found = _secret.Bind(1, reference).Step()
            ? (_secret.Number(0), new Guid(_secret.Bytes(1), bigEndian: true), _secret.Bytes(2).ToArray())
            : null;
        _secret.Reset();
        return found;
    }
}
