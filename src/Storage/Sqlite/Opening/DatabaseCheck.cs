using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>Examines a database before it is opened for use, without changing it.</summary>
/// <param name="file">The file.</param>
/// <param name="quarantine">Where damage is marked.</param>
/// <param name="time">The clock.</param>
internal sealed class DatabaseCheck(DatabaseFile file, Quarantine quarantine, TimeProvider time)
{
    private const int StepsBetweenLooks = 10_000;
    private const int Interrupted = 9;

    /// <summary>Examines the file; does nothing when there is none.</summary>
    /// <param name="kind">How thoroughly.</param>
    /// <param name="limit">How long the quick check may take.</param>
    /// <returns>False when the time was not enough.</returns>
    /// <exception cref="StoreStartException">It is damaged, newer than this build, or not ours.</exception>
    public bool Run(IntegrityCheck kind, TimeSpan limit)
    {
        quarantine.Check();
        if (!File.Exists(file.Path) || new FileInfo(file.Path).Length == 0)
        {
            return File.Exists(file.Path + "-wal") && new FileInfo(file.Path + "-wal").Length > 0 && !File.Exists(file.Path)
                ? throw new StoreStartException($"{file.Path} is missing, though its log {file.Path}-wal is there. Put the file back, or restore a backup.")
                : true;
        }

        if (WalAudit.IsDamaged(file.Path + "-wal"))
        {
            throw new StoreStartException(quarantine.Set("its write-ahead log lost commits"));
        }

        try
        {
            using var connection = Connection.Open(file.Path, ConnectionAccess.Write, file.Vfs);
            connection.LeaveLogOnClose();
            file.Schema.Check(connection, file.Path);
            return kind switch
            {
                IntegrityCheck.Full => Check(connection, "PRAGMA integrity_check(1)", Timeout.InfiniteTimeSpan),
                IntegrityCheck.Quick => Check(connection, "PRAGMA quick_check(1)", limit),
                _ => true,
            };
        }
        catch (SqliteFault fault) when (fault.IsCorruption)
        {
            throw new StoreStartException(quarantine.Set($"SQLite code {fault.Code}"), fault);
        }
    }

    private bool Check(Connection connection, string pragma, TimeSpan limit)
    {
        var started = time.GetTimestamp();
        if (limit != Timeout.InfiniteTimeSpan)
        {
            connection.WatchProgress(StepsBetweenLooks, () => time.GetElapsedTime(started) > limit);
        }

        try
        {
            return connection.Text(pragma) is "ok" ? true : throw new StoreStartException(quarantine.Set("its structure contradicts itself"));
        }
        catch (SqliteFault fault) when (fault.Primary == Interrupted)
        {
            return false;
        }
        finally
        {
            connection.WatchProgress(0, null);
        }
    }
}
