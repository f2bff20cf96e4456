using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Privacy.Ports;
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

    private readonly Statement _parts = connection.Prepare(
        "SELECT p.kind, p.platform, strftime('%Y-%m', p.at / 1000, 'unixepoch'), sum(p.items), min(p.at) FROM part p "
        + "JOIN workspace w ON w.id = p.workspace WHERE w.tenant = ?1 GROUP BY 1, 2, 3");

    private readonly Statement _dueParts = connection.Prepare(
        "SELECT t.key, t.id, sum(p.items), min(p.at) FROM part p JOIN workspace w ON w.id = p.workspace JOIN thread t ON t.id = p.thread "
        + "WHERE w.tenant = ?1 AND p.platform = ?2 AND p.kind = ?3 AND p.at < ?4 AND p.thread > ?5 GROUP BY p.thread ORDER BY p.thread LIMIT ?6");

    /// <summary>A workspace's parts by kind, platform and month.</summary>
    public List<PartCount> Parts(string tenant)
    {
        var rows = new List<PartCount>();
        _parts.Bind(1, tenant);
        while (_parts.Step())
        {
            rows.Add(new PartCount(
                (RetentionKind)_parts.Number(0),
                (ChannelPlatform)_parts.Number(1),
                DateOnly.ParseExact(_parts.Text(2), "yyyy-MM", CultureInfo.InvariantCulture),
                _parts.Number(3),
                _parts.Number(4)));
        }

        _parts.Reset();
        return rows;
    }

    /// <summary>Conversations with parts from before a time, by their numbers.</summary>
    public List<DueParts> DueParts(string tenant, ChannelPlatform platform, RetentionKind kind, long before, long after, int limit)
    {
        var rows = new List<DueParts>();
        _dueParts.Bind(1, tenant).Bind(2, (long)platform).Bind(3, (long)kind).Bind(4, before).Bind(5, after).Bind(6, limit);
        while (_dueParts.Step())
        {
            rows.Add(new DueParts(ConversationKey.Parse(_dueParts.Text(0)), _dueParts.Number(1), _dueParts.Number(2), _dueParts.Number(3)));
        }

        _dueParts.Reset();
        return rows;
    }

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
