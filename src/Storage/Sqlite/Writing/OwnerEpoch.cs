using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>
/// Fences the file: whoever opens it raises the epoch, and a writer whose epoch is no longer the stored one writes nothing
/// more. The lock file keeps a second process out; this stops the first one when the lock was lost (a network folder, a
/// paused machine).
/// </summary>
internal sealed class OwnerEpoch : WriterPart
{
    private Statement? _read;
    private long _mine;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        if (_mine == 0)
        {
            connection.Execute("INSERT INTO meta (k, v) VALUES ('owner_epoch', 1) ON CONFLICT (k) DO UPDATE SET v = v + 1");
            _mine = connection.Number("SELECT v FROM meta WHERE k = 'owner_epoch'");
        }

        _read = connection.Prepare("SELECT v FROM meta WHERE k = 'owner_epoch'");
    }

    /// <inheritdoc/>
    public override void Begun()
    {
        var stored = _read!.Step() ? _read.Number(0) : 0;
        _read.Reset();
        if (stored != _mine)
        {
            throw new StoreFencedException();
        }
    }
}
