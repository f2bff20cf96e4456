using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.GrainStates;

/// <summary>The writer's side of the grains' states.</summary>
internal sealed class GrainStateTable : WriterPart
{
    private Statement _find = null!;
    private Statement _insert = null!;
    private Statement _update = null!;
    private Statement _delete = null!;
    private Statement _deleteAll = null!;
    private Connection _connection = null!;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _connection = connection;
        _find = connection.Prepare("SELECT id, etag FROM grain_state WHERE grain = ?1 AND name = ?2");
        _insert = connection.Prepare("INSERT INTO grain_state (grain, name, etag, format, payload) VALUES (?1, ?2, ?3, ?4, ?5)");
        _update = connection.Prepare("UPDATE grain_state SET etag = ?2, format = ?3, payload = ?4 WHERE id = ?1");
        _delete = connection.Prepare("DELETE FROM grain_state WHERE id = ?1");
        _deleteAll = connection.Prepare("DELETE FROM grain_state WHERE grain = ?1");
    }

    /// <summary>Writes a state.</summary>
    /// <param name="grain">Whose it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="expected">The version it must have; null when there must be none.</param>
    /// <param name="next">The version it gets.</param>
    /// <param name="format">How the payload is written.</param>
    /// <param name="payload">The state.</param>
    /// <param name="stored">The version it has.</param>
    /// <returns>False when it has another version.</returns>
    public bool Write(string grain, string name, long? expected, long next, int format, byte[] payload, out long? stored)
    {
        var found = Find(grain, name);
        stored = found?.ETag;
        if (stored != expected)
        {
            return false;
        }

        if (found is var (id, _))
        {
            _update.Bind(1, id).Bind(2, next).Bind(3, format).Bind(4, payload).Run();
        }
        else
        {
            _insert.Bind(1, grain).Bind(2, name).Bind(3, next).Bind(4, format).Bind(5, payload).Run();
        }

        return true;
    }

    /// <summary>Removes a state; false when it has another version than the expected one.</summary>
    public bool Clear(string grain, string name, long? expected, out long? stored)
    {
        var found = Find(grain, name);
        stored = found?.ETag;
        if (stored != expected)
        {
            return false;
        }

        if (found is var (id, _))
        {
            _delete.Bind(1, id).Run();
        }

        return true;
    }

    /// <summary>Removes every state of a grain; how many there were.</summary>
    public long RemoveAll(string grain)
    {
        _deleteAll.Bind(1, grain).Run();
        return _connection.Changes;
    }

    private (long Id, long ETag)? Find(string grain, string name)
    {
        (long, long)? found = _find.Bind(1, grain).Bind(2, name).Step() ? (_find.Number(0), _find.Number(1)) : null;
        _find.Reset();
        return found;
    }
}
