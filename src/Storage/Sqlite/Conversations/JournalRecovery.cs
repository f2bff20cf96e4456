using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>
/// After a crash: replays the entry rows that the heads have not seen. Reads no body, so it needs no key.
/// </summary>
internal static class JournalRecovery
{
    private const int HeadsAtOnce = 50_000;

    /// <summary>Brings the heads up to date. Interrupted, it starts again where it was.</summary>
    /// <param name="connection">The writer's connection, outside of a transaction.</param>
    /// <param name="sql">Its statements.</param>
    public static void Run(Connection connection, JournalStatements sql)
    {
        var from = connection.Number("SELECT v FROM meta WHERE k = 'indexed_upto'");
        using var entries = connection.Prepare(
            "SELECT id, conv, seq, flags, wake FROM entry WHERE id > ?1 ORDER BY id");
        using var find = connection.Prepare("SELECT version, last, snapshot, wake, projected FROM head WHERE id = ?1");
        var heads = new Dictionary<long, (JournalHead Head, long Projected)>();
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            entries.Bind(1, from);
            while (entries.Step())
            {
                from = entries.Number(0);
                Replay(entries, find, heads);
                if (heads.Count >= HeadsAtOnce)
                {
                    Write(heads, sql);
                }
            }

            Write(heads, sql);
            sql.PutIndexedUpTo.Bind(1, from).Run();
            connection.Execute("COMMIT");
        }
        catch
        {
            if (connection.InTransaction)
            {
                connection.Execute("ROLLBACK");
            }

            throw;
        }
    }

    private static void Replay(Statement entry, Statement find, Dictionary<long, (JournalHead Head, long Projected)> heads)
    {
        var id = entry.Number(0);
        var conversation = entry.Number(1);
        if (!heads.TryGetValue(conversation, out var known))
        {
            known.Head.Conversation = conversation;
            if (find.Bind(1, conversation).Step())
            {
                known = (
                    new JournalHead
                    {
                        Conversation = conversation,
                        Version = find.Number(0),
                        Last = find.Number(1),
                        Snapshot = find.Number(2),
                        Wake = find.Number(3),
                    },
                    find.Number(4));
                find.Reset();
            }
        }

        if (id > known.Head.Last)
        {
            known.Head.Last = id;
            known.Head.Version = entry.Number(2);
            known.Head.Wake = entry.Number(4);
            if ((entry.Number(3) & JournalWriter.SnapshotFlag) != 0)
            {
                known.Head.Snapshot = id;
            }
        }

        heads[conversation] = known;
    }

    private static void Write(Dictionary<long, (JournalHead Head, long Projected)> heads, JournalStatements sql)
    {
        foreach (var (head, projected) in heads.Values.OrderBy(entry => entry.Head.Conversation))
        {
            sql.WriteHead(head, projected);
        }

        heads.Clear();
    }
}
