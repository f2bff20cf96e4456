using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Inbox;

/// <summary>A reading connection's statements on the inbox.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class InboxReader(Connection connection)
{
    /// <summary>By tenant.</summary>
    public const string CountsSql = "SELECT open, nobody, assistant, person, unread FROM inbox_count WHERE tenant = ?1";

    private readonly Statement _range = connection.Prepare(
        "SELECT last, id FROM inbox WHERE tenant = ?1 AND bucket = ?2 AND (last, id) < (?3, ?4) ORDER BY last DESC, id DESC");

    private readonly Statement _row = connection.Prepare(
        "SELECT key, version, last, bucket, unread, key_id, sealed FROM inbox WHERE id = ?1");

    private readonly Statement _counts = connection.Prepare(CountsSql);

    /// <summary>Reads a tenant's counts with a statement of <see cref="CountsSql"/>.</summary>
    public static InboxCounts ReadCounts(Statement statement, string tenant)
    {
        var found = statement.Bind(1, tenant).Step();
        var counts = found
            ? new InboxCounts(
                (int)statement.Number(0), (int)statement.Number(1), (int)statement.Number(2), (int)statement.Number(3), (int)statement.Number(4))
            : new InboxCounts(0, 0, 0, 0, 0);
        statement.Reset();
        return counts;
    }

    /// <summary>A tenant's counts.</summary>
    public InboxCounts Count(string tenant) => ReadCounts(_counts, tenant);

    /// <summary>A page of a tenant's rows.</summary>
    public InboxRows Query(string tenant, InboxQuery query)
    {
        var after = (Last: long.MaxValue, Id: long.MaxValue);
        if (query.After is not null && !TryParse(query.After, out after))
        {
            return new InboxRows([], null);
        }

        var wanted = query.Limit + 1;
        var newest = Merge(tenant, query, after, wanted);
        var more = newest.Count == wanted;
        if (more)
        {
            newest.RemoveAt(wanted - 1);
        }

        var rows = ImmutableArray.CreateBuilder<InboxRow>(newest.Count);
        foreach (var (_, id) in newest)
        {
            if (Row(id) is { } row)
            {
                rows.Add(row);
            }
        }

        return new InboxRows(rows.DrainToImmutable(), more ? Format(newest[^1]) : null);
    }

    /// <summary>
    /// The newest rows of all matching buckets. Each bucket is read in order and left as soon as its rows are older than
    /// what has been found.
    /// </summary>
    private List<(long Last, long Id)> Merge(string tenant, InboxQuery query, (long Last, long Id) after, int wanted)
    {
        var oldestFirst = new PriorityQueue<(long Last, long Id), (long Last, long Id)>();
        foreach (var bucket in InboxBucket.Matching(query))
        {
            _range.Bind(1, tenant).Bind(2, bucket).Bind(3, after.Last).Bind(4, after.Id);
            while (_range.Step())
            {
                var place = (_range.Number(0), _range.Number(1));
                if (oldestFirst.Count < wanted)
                {
                    oldestFirst.Enqueue(place, place);
                }
                else if (place.CompareTo(oldestFirst.Peek()) > 0)
                {
                    oldestFirst.EnqueueDequeue(place, place);
                }
                else
                {
                    break;
                }
            }

            _range.Reset();
        }

        var result = new List<(long, long)>(oldestFirst.Count);
        while (oldestFirst.TryDequeue(out var place, out _))
        {
            result.Add(place);
        }

        result.Reverse();
        return result;
    }

    private InboxRow? Row(long id)
    {
        InboxRow? row = null;
        if (_row.Bind(1, id).Step())
        {
            var bucket = _row.Number(3);
            row = new InboxRow
            {
                Conversation = ConversationKey.Parse(_row.Text(0)),
                Version = _row.Number(1),
                LastActivity = _row.Number(2),
                Status = InboxBucket.Status(bucket),
                HeldBy = InboxBucket.Holder(bucket),
                Platform = InboxBucket.Platform(bucket),
                Unread = (int)_row.Number(4),
                KeyId = new Guid(_row.Bytes(5), bigEndian: true),
                Sealed = _row.Bytes(6).ToArray(),
            };
        }

        _row.Reset();
        return row;
    }

    private static string Format((long Last, long Id) place) => string.Create(CultureInfo.InvariantCulture, $"{place.Last}.{place.Id}");

    private static bool TryParse(string cursor, out (long Last, long Id) place)
    {
        place = default;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out place.Last)
            && long.TryParse(cursor.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out place.Id);
    }
}
