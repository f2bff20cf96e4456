using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Keys;

/// <summary>A reading connection's statements for rotations.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class RotationReader(Connection connection)
{
    private const string Columns = "SELECT id, tenant, target, started, finished, moved FROM rotation ";

    private readonly Statement _open = connection.Prepare(Columns + "WHERE finished = 0 ORDER BY id");
    private readonly Statement _untold = connection.Prepare(Columns + "WHERE finished > 0 AND told = 0 ORDER BY id");
    private readonly Statement _last = connection.Prepare(Columns + "WHERE tenant = ?1 ORDER BY id DESC LIMIT 1");
    private readonly Statement _isOpen = connection.Prepare("SELECT 1 FROM rotation WHERE tenant = ?1 AND finished = 0");
    private readonly Statement _tenants = connection.Prepare("SELECT DISTINCT tenant FROM tenant_key ORDER BY tenant");
    private readonly Statement _tenantKeys = connection.Prepare("SELECT tenant, id, master, wrapped FROM tenant_key WHERE master <> ?1 LIMIT ?2");
    private readonly Statement _dataKeys = connection.Prepare(
        "SELECT id, tenant_key, wrapped FROM data_key WHERE tenant = ?1 AND id > ?2 AND tenant_key <> ?3 AND tenant_key IN (SELECT id FROM tenant_key WHERE tenant = ?1) ORDER BY id LIMIT ?4");
    private readonly Statement _secrets = connection.Prepare(
        "SELECT reference, version, tenant_key, sealed FROM secret WHERE reference > ?1 AND reference < ?2 AND tenant_key <> ?3 AND tenant_key IN (SELECT id FROM tenant_key) ORDER BY reference LIMIT ?4");
    private readonly Statement _countKeys = connection.Prepare("SELECT count(*), total(tenant_key <> ?2) FROM data_key WHERE tenant = ?1");
    private readonly Statement _countSecrets = connection.Prepare("SELECT count(*) FROM secret WHERE reference > ?1 AND reference < ?2");

    /// <summary>Whether a rotation of a tenant's key is under way.</summary>
    public bool IsOpen(string tenant)
    {
        var found = _isOpen.Bind(1, tenant).Step();
        _isOpen.Reset();
        return found;
    }

    /// <summary>The rotations that are under way.</summary>
    public List<Rotation> Open() => List(_open);

    /// <summary>The rotations that are done and not yet in an audit log.</summary>
    public List<Rotation> Untold() => List(_untold);

    /// <summary>The latest rotation of a tenant's key, or of the master key; null when there was none.</summary>
    public Rotation? Last(string tenant) => List(_last.Bind(1, tenant)).FirstOrDefault();

    /// <summary>All tenants that have a key.</summary>
    public List<string> Tenants()
    {
        var found = new List<string>();
        while (_tenants.Step())
        {
            found.Add(_tenants.Text(0));
        }

        return found;
    }

    /// <summary>Tenants' keys that another master key wraps.</summary>
    public List<RotationRows.TenantKey> TenantKeys(Guid otherThan, int limit)
    {
        var found = new List<RotationRows.TenantKey>();
        _tenantKeys.Bind(1, otherThan.ToByteArray(bigEndian: true)).Bind(2, limit);
        while (_tenantKeys.Step())
        {
            found.Add(new(_tenantKeys.Text(0), new Guid(_tenantKeys.Bytes(1), bigEndian: true), new Guid(_tenantKeys.Bytes(2), bigEndian: true), _tenantKeys.Bytes(3).ToArray()));
        }

        return found;
    }

    /// <summary>Data keys that another key of the tenant wraps, in the order of their ids.</summary>
    public List<RotationRows.DataKey> DataKeys(string tenant, Guid after, Guid otherThan, int limit)
    {
        var found = new List<RotationRows.DataKey>();
        _dataKeys.Bind(1, tenant).Bind(2, after.ToByteArray(bigEndian: true)).Bind(3, otherThan.ToByteArray(bigEndian: true)).Bind(4, limit);
        while (_dataKeys.Step())
        {
            found.Add(new(new Guid(_dataKeys.Bytes(0), bigEndian: true), new Guid(_dataKeys.Bytes(1), bigEndian: true), _dataKeys.Bytes(2).ToArray()));
        }

        return found;
    }

    /// <summary>Secrets that another key of the tenant seals.</summary>
    public List<RotationRows.Secret> Secrets(string tenant, Guid otherThan, int limit)
    {
        var found = new List<RotationRows.Secret>();
        _secrets.Bind(1, tenant + "/").Bind(2, tenant + "0").Bind(3, otherThan.ToByteArray(bigEndian: true)).Bind(4, limit);
        while (_secrets.Step())
        {
            found.Add(new(_secrets.Text(0), _secrets.Number(1), new Guid(_secrets.Bytes(2), bigEndian: true), _secrets.Bytes(3).ToArray()));
        }

        return found;
    }

    /// <summary>How many data keys and secrets a tenant has, and how many data keys another key than the present one wraps.</summary>
    public (long Keys, long Old, long Secrets) Count(string tenant, Guid present)
    {
        _countKeys.Bind(1, tenant).Bind(2, present.ToByteArray(bigEndian: true)).Step();
        var (keys, old) = (_countKeys.Number(0), _countKeys.Number(1));
        _countKeys.Reset();
        _countSecrets.Bind(1, tenant + "/").Bind(2, tenant + "0").Step();
        var secrets = _countSecrets.Number(0);
        _countSecrets.Reset();
        return (keys, old, secrets);
    }

    private static List<Rotation> List(Statement statement)
    {
        var found = new List<Rotation>();
        while (statement.Step())
        {
            found.Add(new Rotation(
                new Guid(statement.Bytes(0), bigEndian: true),
                statement.Text(1),
                new Guid(statement.Bytes(2), bigEndian: true),
                statement.Number(3),
                statement.Number(4),
                statement.Number(5)));
        }

        return found;
    }
}
