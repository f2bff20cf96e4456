using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Sqlite.Keys;

/// <summary>
/// The schema of <c>keys.db</c>. Backed up apart from the conversations: whoever has only one of the two files can read
/// nothing.
/// </summary>
internal static class KeySchema
{
    private const int ApplicationId = 0x43424b31;

    private const string Keys = """
        CREATE TABLE meta (k TEXT PRIMARY KEY, v INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE master_check (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
        CREATE TABLE tenant_key (tenant TEXT NOT NULL, id BLOB NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY (tenant, id)) WITHOUT ROWID;
        CREATE TABLE data_key (
          tenant TEXT NOT NULL, id BLOB NOT NULL, tenant_key BLOB NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY (tenant, id)) WITHOUT ROWID;
        CREATE TABLE secret (
          reference TEXT PRIMARY KEY, version INTEGER NOT NULL, tenant_key BLOB NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
        """;

    private const string Rotations = """
        ALTER TABLE tenant_key ADD COLUMN master BLOB;
        CREATE TABLE rotation (
          id BLOB PRIMARY KEY, tenant TEXT NOT NULL, target BLOB NOT NULL, started INTEGER NOT NULL, finished INTEGER NOT NULL DEFAULT 0,
          moved INTEGER NOT NULL DEFAULT 0, told INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        """;

    /// <summary>The schema.</summary>
    public static DatabaseSchema Schema { get; } = new(ApplicationId, [new Migration(1, Keys), new Migration(2, Rotations)]);
}
