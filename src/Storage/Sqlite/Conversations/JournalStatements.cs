using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>The writer's statements on the journal's tables.</summary>
/// <param name="connection">The writer's connection.</param>
internal sealed class JournalStatements(Connection connection)
{
    /// <summary>id, conv, seq, count, prev, skip, flags, wake, body.</summary>
    public Statement InsertEntry { get; } = connection.Prepare(
        "INSERT INTO entry (id, conv, seq, count, prev, skip, flags, wake, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

    /// <summary>id, key, header.</summary>
    public Statement InsertConversation { get; } = connection.Prepare("INSERT INTO conv (id, key, header) VALUES (?1, ?2, ?3)");

    /// <summary>By key: id, version, last, snapshot, wake, projected.</summary>
    public Statement FindHead { get; } = connection.Prepare(
        "SELECT c.id, h.version, h.last, h.snapshot, h.wake, h.projected FROM conv c JOIN head h ON h.id = c.id WHERE c.key = ?1");

    /// <summary>id, shard, version, last, snapshot, wake, projected.</summary>
    public Statement PutHead { get; } = connection.Prepare(
        "INSERT INTO head (id, shard, version, last, snapshot, wake, projected) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
        + "ON CONFLICT (id) DO UPDATE SET version = excluded.version, last = excluded.last, snapshot = excluded.snapshot, "
        + "wake = excluded.wake, projected = excluded.projected");

    /// <summary>v.</summary>
    public Statement PutIndexedUpTo { get; } = connection.Prepare(
        "INSERT INTO meta (k, v) VALUES ('indexed_upto', ?1) ON CONFLICT (k) DO UPDATE SET v = excluded.v");

    /// <summary>By id: prev.</summary>
    public Statement PreviousEntries { get; } = connection.Prepare("SELECT prev FROM entry WHERE id BETWEEN ?1 AND ?2");

    /// <summary>By id: prev, seq, flags.</summary>
    public Statement EntryPlace { get; } = connection.Prepare("SELECT prev, seq, flags FROM entry WHERE id = ?1");

    /// <summary>By id: body.</summary>
    public Statement PutBody { get; } = connection.Prepare("UPDATE entry SET body = ?2 WHERE id = ?1");

    /// <summary>By id.</summary>
    public Statement BlankBody { get; } = connection.Prepare("UPDATE entry SET body = zeroblob(length(body)) WHERE id = ?1");

    /// <summary>By the first and the last id.</summary>
    public Statement DeleteEntries { get; } = connection.Prepare("DELETE FROM entry WHERE id BETWEEN ?1 AND ?2");

    /// <summary>By id.</summary>
    public Statement DeleteHeads { get; } = connection.Prepare("DELETE FROM head WHERE id BETWEEN ?1 AND ?2");

    /// <summary>By id.</summary>
    public Statement DeleteConversations { get; } = connection.Prepare("DELETE FROM conv WHERE id BETWEEN ?1 AND ?2");

    /// <summary>Writes a head.</summary>
    public void WriteHead(in JournalHead head, long projected) =>
        PutHead.Bind(1, head.Conversation)
            .Bind(2, head.Conversation & JournalWriter.ShardMask)
            .Bind(3, head.Version)
            .Bind(4, head.Last)
            .Bind(5, head.Snapshot)
            .Bind(6, head.Wake)
            .Bind(7, projected)
            .Run();
}
