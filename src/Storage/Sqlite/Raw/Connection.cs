using SQLitePCL;

namespace Chatbotics.Storage.Sqlite.Raw;

/// <summary>One connection to a database file. Used by one thread at a time.</summary>
internal sealed class Connection : IDisposable
{
    private const int NoMutex = 0x8000;
    private readonly sqlite3 _handle;
    private readonly List<Statement> _statements = [];

    static Connection() => Batteries_V2.Init();

    private Connection(sqlite3 handle) => _handle = handle;

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="vfs">The name of a registered file layer; null for the operating system's.</param>
    public static Connection Open(string path, ConnectionAccess access, string? vfs = null)
    {
        var flags = NoMutex | access switch
        {
            ConnectionAccess.Create => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
            ConnectionAccess.Write => raw.SQLITE_OPEN_READWRITE,
            _ => raw.SQLITE_OPEN_READONLY,
        };
        var code = raw.sqlite3_open_v2(path, out var handle, flags, vfs!);
        var connection = new Connection(handle);
        try
        {
            connection.Check(code);
            connection.Check(raw.sqlite3_extended_result_codes(handle, 1));

            // Readers, and tools that someone opens on the file, may hold a lock for an instant.
            connection.Check(raw.sqlite3_busy_timeout(handle, 5_000));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Prepares a statement that lives as long as the connection unless it is disposed before.</summary>
    /// <param name="sql">One statement.</param>
    public Statement Prepare(string sql)
    {
        const uint Persistent = 1;
        Check(raw.sqlite3_prepare_v3(_handle, sql, Persistent, out var statement));
        var prepared = new Statement(this, statement);
        _statements.Add(prepared);
        return prepared;
    }

    /// <summary>Prepares a statement for one use; the caller disposes it.</summary>
    /// <param name="sql">One statement.</param>
    public Statement PrepareOnce(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement));
        return new Statement(this, statement);
    }

    /// <summary>Runs statements that return nothing of interest.</summary>
    /// <param name="sql">One or more statements.</param>
    public void Execute(string sql)
    {
        for (var rest = sql; !string.IsNullOrWhiteSpace(rest);)
        {
            Check(raw.sqlite3_prepare_v2(_handle, rest, out var handle, out rest));
            using var statement = new Statement(this, handle);
            while (statement.Step())
            {
            }
        }
    }

    /// <summary>The first column of the first row as a number; 0 when there is none.</summary>
    /// <param name="sql">One statement.</param>
    public long Number(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        using var statement = new Statement(this, handle);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>The first column of the first row as text; null when there is none.</summary>
    /// <param name="sql">One statement.</param>
    public string? Text(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        using var statement = new Statement(this, handle);
        return statement.Step() && !statement.IsNull(0) ? statement.Text(0) : null;
    }

    /// <summary>Moves what the log holds into the database file.</summary>
    /// <param name="truncate">Waits for readers and empties the log; otherwise moves what can be moved at once.</param>
    /// <param name="framesLeft">How many frames could not be moved.</param>
    /// <returns>How many frames the log holds; -1 when it was busy.</returns>
    public int Checkpoint(bool truncate, out int framesLeft)
    {
        var mode = truncate ? raw.SQLITE_CHECKPOINT_TRUNCATE : raw.SQLITE_CHECKPOINT_PASSIVE;
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out var frames, out var moved);
        if ((code & 0xff) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            framesLeft = 0;
            return -1;
        }

        Check(code);
        framesLeft = frames - moved;
        return frames;
    }

    /// <summary>Calls back every so many steps of the virtual machine; a callback that gives true interrupts the statement.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="interrupt">The callback; null removes it.</param>
    public void WatchProgress(int steps, Func<bool>? interrupt) =>
        raw.sqlite3_progress_handler(_handle, interrupt is null ? 0 : steps, interrupt is null ? null! : _ => interrupt() ? 1 : 0, null!);

    /// <summary>Keeps a close from moving the log into the file: a file under suspicion stays as it is.</summary>
    public void LeaveLogOnClose()
    {
        const int NoCheckpointOnClose = 1006;
        Check(raw.sqlite3_db_config(_handle, NoCheckpointOnClose, 1, out _));
    }

    /// <summary>Throws unless the code means success.</summary>
    /// <param name="code">A result code.</param>
    internal void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw Fault(code);
        }
    }

    /// <summary>The failure that a result code stands for.</summary>
    /// <param name="code">A result code other than success.</param>
    internal SqliteFault Fault(int code)
    {
        var extended = raw.sqlite3_extended_errcode(_handle);
        return new SqliteFault((extended & 0xff) == (code & 0xff) ? extended : code, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _handle.Dispose();
    }
}
