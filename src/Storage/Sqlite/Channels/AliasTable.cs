using System.Collections.Immutable;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Channels;

/// <summary>The writer's side of the contacts' aliases.</summary>
internal sealed class AliasTable : WriterPart
{
    private Statement _find = null!;
    private Statement _add = null!;
    private Statement _forget = null!;
    private Statement _forgetAll = null!;
    private Connection _connection = null!;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _connection = connection;
        _find = connection.Prepare("SELECT thread FROM alias WHERE connection = ?1 AND id = ?2");
        _add = connection.Prepare("INSERT OR IGNORE INTO alias (connection, id, thread) VALUES (?1, ?2, ?3)");
        _forget = connection.Prepare("DELETE FROM alias WHERE connection = ?1 AND thread = ?2");
        _forgetAll = connection.Prepare("DELETE FROM alias WHERE connection = ?1 OR (connection > ?2 AND connection < ?3)");
    }

    /// <summary>The thread of the first known id, or the first id; the unknown ids lead to it from now on.</summary>
    public string Resolve(string connection, ImmutableArray<string> ids)
    {
        string? thread = null;
        foreach (var id in ids)
        {
            if (_find.Bind(1, connection).Bind(2, id).Step())
            {
                thread = _find.Text(0);
                _find.Reset();
                break;
            }
        }

        thread ??= ids[0];
        foreach (var id in ids)
        {
            _add.Bind(1, connection).Bind(2, id).Bind(3, thread).Run();
        }

        return thread;
    }

    /// <summary>Removes every alias of a connection, or of all connections of a workspace; how many there were.</summary>
    public long ForgetAll(string prefix)
    {
        // "0" is the character behind the slash.
        _forgetAll.Bind(1, prefix).Bind(2, prefix + "/").Bind(3, prefix + "0").Run();
        return _connection.Changes;
    }

    /// <summary>Removes every alias of a thread.</summary>
    public void Forget(string connection, string thread) => _forget.Bind(1, connection).Bind(2, thread).Run();
}
