using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Inbox;

/// <summary>The writer's side of the inbox: the rows, and the counts that are kept with them.</summary>
internal sealed class InboxTable : WriterPart
{
    private readonly Dictionary<string, InboxCounts> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private Statement _find = null!;
    private Statement _insert = null!;
    private Statement _update = null!;
    private Statement _delete = null!;
    private Statement _readCounts = null!;
    private Statement _putCounts = null!;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _find = connection.Prepare("SELECT id, version, bucket, unread, tenant FROM inbox WHERE key = ?1");
        _insert = connection.Prepare(
            "INSERT INTO inbox (key, tenant, bucket, last, version, unread, key_id, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        _update = connection.Prepare(
            "UPDATE inbox SET bucket = ?3, last = ?4, version = ?5, unread = ?6, key_id = ?7, sealed = ?8 WHERE id = ?1");
        _delete = connection.Prepare("DELETE FROM inbox WHERE id = ?1");
        _readCounts = connection.Prepare(InboxReader.CountsSql);
        _putCounts = connection.Prepare(
            "INSERT INTO inbox_count (tenant, open, nobody, assistant, person, unread) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (tenant) "
            + "DO UPDATE SET open = excluded.open, nobody = excluded.nobody, assistant = excluded.assistant, "
            + "person = excluded.person, unread = excluded.unread");
    }

    /// <summary>Inserts or replaces a row unless the stored one is newer.</summary>
    public void Upsert(InboxRow row)
    {
        var bucket = InboxBucket.Of(row.Status, row.HeldBy, row.Platform);
        var tenant = row.Conversation.Tenant;
        if (Find(row.Conversation.Value) is not var (id, version, oldBucket, oldUnread, _))
        {
            _insert.Bind(1, row.Conversation.Value).Bind(2, tenant);
            Fill(_insert, row, bucket).Run();
        }
        else if (version > row.Version)
        {
            return;
        }
        else
        {
            _update.Bind(1, id);
            Fill(_update, row, bucket).Run();
            Count(tenant, oldBucket, oldUnread, -1);
        }

        Count(tenant, bucket, row.Unread, 1);
    }

    /// <summary>Removes a row.</summary>
    public void Remove(string conversation)
    {
        if (Find(conversation) is var (id, _, bucket, unread, tenant))
        {
            _delete.Bind(1, id).Run();
            Count(tenant, bucket, unread, -1);
        }
    }

    /// <inheritdoc/>
    public override void Committing()
    {
        foreach (var tenant in _changed)
        {
            var counts = _counts[tenant];
            _putCounts.Bind(1, tenant)
                .Bind(2, counts.Open)
                .Bind(3, counts.Nobody)
                .Bind(4, counts.Assistant)
                .Bind(5, counts.Person)
                .Bind(6, counts.Unread)
                .Run();
        }
    }

    /// <inheritdoc/>
    public override void Committed() => _changed.Clear();

    /// <inheritdoc/>
    public override void RolledBack()
    {
        foreach (var tenant in _changed)
        {
            _counts.Remove(tenant);
        }

        _changed.Clear();
    }

    private (long Id, long Version, long Bucket, long Unread, string Tenant)? Find(string conversation)
    {
        (long, long, long, long, string)? found = _find.Bind(1, conversation).Step()
            ? (_find.Number(0), _find.Number(1), _find.Number(2), _find.Number(3), _find.Text(4))
            : null;
        _find.Reset();
        return found;
    }

    private static Statement Fill(Statement statement, InboxRow row, long bucket) => statement
        .Bind(3, bucket)
        .Bind(4, row.LastActivity)
        .Bind(5, row.Version)
        .Bind(6, row.Unread)
        .Bind(7, row.KeyId.ToByteArray(bigEndian: true))
        .Bind(8, row.Sealed.Span);

    private void Count(string tenant, long bucket, long unread, int sign)
    {
        if (InboxBucket.Status(bucket) != ConversationStatus.Open)
        {
            return;
        }

        if (!_counts.TryGetValue(tenant, out var counts))
        {
            counts = InboxReader.ReadCounts(_readCounts, tenant);
        }

        var holder = InboxBucket.Holder(bucket);
        _counts[tenant] = new InboxCounts(
            counts.Open + sign,
            counts.Nobody + (holder == OwnerKind.Nobody ? sign : 0),
            counts.Assistant + (holder == OwnerKind.Assistant ? sign : 0),
            counts.Person + (holder == OwnerKind.Person ? sign : 0),
            counts.Unread + (unread > 0 ? sign : 0));
        _changed.Add(tenant);
    }
}
