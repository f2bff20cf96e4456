using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Search.Ports;
using Chatbotics.Storage.Sqlite.Knowledge;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>A reading connection's statements on <c>search.db</c>.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class SearchReader(Connection connection)
{
    private readonly Statement _cursor = connection.Prepare("SELECT v FROM meta WHERE k = 'feed'");
    private readonly Statement _workspace = connection.Prepare("SELECT id, key_id, words_key FROM workspace WHERE tenant = ?1");
    private readonly Statement _find = connection.Prepare(
        "SELECT t.key, m.position, m.version, m.source FROM word JOIN message m ON m.id = word.rowid JOIN thread t ON t.id = m.thread "
        + "WHERE word MATCH ?1 AND t.workspace = ?2 ORDER BY word.rowid DESC LIMIT ?3");

    /// <summary>The cursor into the journals.</summary>
    public long Cursor()
    {
        var cursor = _cursor.Step() ? _cursor.Number(0) : 0;
        _cursor.Reset();
        return cursor;
    }

    /// <summary>A workspace's row, or null.</summary>
    public StoredWorkspace? Workspace(string tenant)
    {
        var found = _workspace.Bind(1, tenant).Step()
            ? new StoredWorkspace(_workspace.Number(0), new Guid(_workspace.Bytes(1), bigEndian: true), _workspace.Bytes(2).ToArray())
            : null;
        _workspace.Reset();
        return found;
    }

    /// <summary>The newest messages that have all of some hashed words.</summary>
    public List<TextHit> Find(long workspace, string match, int limit)
    {
        var hits = new List<TextHit>();
        _find.Bind(1, match).Bind(2, workspace).Bind(3, limit);
        while (_find.Step())
        {
            hits.Add(new TextHit(ConversationKey.Parse(_find.Text(0)), _find.Number(1), _find.Number(2), _find.Number(3)));
        }

        return hits;
    }
}
