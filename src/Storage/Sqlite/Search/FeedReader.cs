using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Search.Ports;
using Chatbotics.Storage.Sqlite.Conversations;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>A reading connection's statements on the journals' rows in their order.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class FeedReader(Connection connection)
{
    private readonly Statement _next = connection.Prepare(
        "SELECT e.id, c.key, c.header, e.seq, e.count, e.body FROM entry e JOIN conv c ON c.id = e.conv "
        + $"WHERE e.id > ?1 AND (e.flags & {JournalWriter.SnapshotFlag}) = 0 ORDER BY e.id LIMIT ?2");

    private readonly Statement _last = connection.Prepare("SELECT ifnull(max(id), 0) FROM entry");

    /// <summary>Records after a row.</summary>
    public ImmutableArray<FeedRecord> Read(long after, int count)
    {
        var records = ImmutableArray.CreateBuilder<FeedRecord>();
        _next.Bind(1, after).Bind(2, count);
        while (_next.Step())
        {
            records.Add(new FeedRecord(
                _next.Number(0),
                ConversationKey.Parse(_next.Text(1)),
                _next.Bytes(2).ToArray(),
                new JournalRecord(_next.Number(3), (int)_next.Number(4), _next.Bytes(5).ToArray())));
        }

        return records.DrainToImmutable();
    }

    /// <summary>The last row.</summary>
    public long Last()
    {
        var last = _last.Step() ? _last.Number(0) : 0;
        _last.Reset();
        return last;
    }
}
