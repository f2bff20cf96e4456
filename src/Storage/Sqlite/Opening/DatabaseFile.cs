using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>A database file and how its connections are set up.</summary>
/// <param name="Path">The file.</param>
/// <param name="Schema">What it holds.</param>
/// <param name="Vfs">A registered file layer, for tests of faults; null for the operating system's.</param>
internal sealed record DatabaseFile(string Path, DatabaseSchema Schema, string? Vfs = null)
{
    /// <summary>
    /// Creates or migrates the file, and moves a log that a crash left into it: each log holds at most one torn end, which
    /// is what <see cref="WalAudit"/> relies on.
    /// </summary>
    public void Prepare()
    {
        OwnerOnly.Create(Path);
        using var connection = OpenWriter();

        // The log and its index get the database's rights when SQLite makes them; older builds left all three open.
        OwnerOnly.Close(Path);
        OwnerOnly.Close(Path + "-wal");
        OwnerOnly.Close(Path + "-shm");
        Schema.Check(connection, Path);
        Schema.Migrate(connection);
        connection.Checkpoint(truncate: true, out _);
    }

    /// <summary>
    /// Opens a connection that writes. Every commit is synced before it returns; the log is moved into the file by the
    /// writer, which sees whether that worked; freed content is overwritten, so that what was erased is gone.
    /// </summary>
    public Connection OpenWriter()
    {
        var connection = Connection.Open(Path, ConnectionAccess.Create, Vfs);
        try
        {
            connection.Execute(
                """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA journal_size_limit = 67108864;
                PRAGMA secure_delete = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -16384;
                """);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that only reads.</summary>
    public Connection OpenReader()
    {
        var connection = Connection.Open(Path, ConnectionAccess.Read, Vfs);
        try
        {
            connection.Execute("PRAGMA query_only = ON; PRAGMA cache_size = -4096;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
