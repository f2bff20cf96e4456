using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Privacy;

/// <summary>Empties the write-ahead log when it is asked to: old versions of pages, with what was erased, lie there until then.</summary>
internal sealed class LogScrubber : WriterPart
{
    private Connection _connection = null!;
    private bool _wanted;

    /// <summary>Whether the log was emptied since the last wish. Read after the operation that wished it has completed.</summary>
    public volatile bool IsClean;

    /// <inheritdoc/>
    public override void Opened(Connection connection) => _connection = connection;

    /// <summary>Has the log emptied after the present transaction. On the writer's thread.</summary>
    public void Want()
    {
        _wanted = true;
        IsClean = false;
    }

    /// <inheritdoc/>
    public override void Committed()
    {
        if (!_wanted)
        {
            return;
        }

        _wanted = false;
        try
        {
            IsClean = _connection.Checkpoint(truncate: true, out _) >= 0;
        }
        catch (SqliteFault fault) when (!fault.IsFailedSync)
        {
            // What was written is durable; whoever wished it tries again.
        }
    }

    /// <inheritdoc/>
    public override void RolledBack() => _wanted = false;
}
