using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Inbox;

/// <summary>The writer's side of the inbox: the sealed rows, and beside them the facts, narrow and in the order of tenants.</summary>
internal sealed class InboxTable : WriterPart
{
    /// <summary>Between two names of a list: no id holds it.</summary>
    public const char Separator = '\n';

    private Statement _find = null!;
    private Statement _insert = null!;
    private Statement _update = null!;
    private Statement _delete = null!;
    private Statement _putFacts = null!;
    private Statement _deleteFacts = null!;

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _find = connection.Prepare("SELECT id, version FROM inbox WHERE key = ?1");
        _insert = connection.Prepare("INSERT INTO inbox (id, key, version, key_id, sealed) VALUES (NULL, ?1, ?2, ?3, ?4) RETURNING id");
        _update = connection.Prepare("UPDATE inbox SET version = ?2, key_id = ?3, sealed = ?4 WHERE id = ?1");
        _delete = connection.Prepare("DELETE FROM inbox WHERE id = ?1");
        _putFacts = connection.Prepare(
            "INSERT OR REPLACE INTO inbox_fact (tenant, id, key, version, status, holder, platform, last, unread, assignee, team, priority, waiting, "
            + "created, labels, mentions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)");
        _deleteFacts = connection.Prepare("DELETE FROM inbox_fact WHERE tenant = ?1 AND id = ?2");
    }

    /// <summary>Inserts or replaces a row unless the stored one is newer.</summary>
    public void Upsert(InboxRow row)
    {
        long id;
        if (Find(row.Conversation.Value) is not var (known, version))
        {
            Fill(_insert.Bind(1, row.Conversation.Value), row).Step();
            id = _insert.Number(0);
            _insert.Reset();
        }
        else if (version > row.Version)
        {
            return;
        }
        else
        {
            id = known;
            Fill(_update.Bind(1, id), row).Run();
        }

        _putFacts.Bind(1, row.Conversation.Tenant)
            .Bind(2, id)
            .Bind(3, row.Conversation.Value)
            .Bind(4, row.Version)
            .Bind(5, (long)row.Status)
            .Bind(6, (long)row.HeldBy)
            .Bind(7, (long)row.Platform)
            .Bind(8, row.LastActivity)
            .Bind(9, row.Unread)
            .Bind(10, row.Assignee ?? string.Empty)
            .Bind(11, row.Team ?? string.Empty)
            .Bind(12, (long)row.Priority)
            .Bind(13, row.WaitingSince)
            .Bind(14, row.CreatedAt)
            .Bind(15, Join(row.Labels))
            .Bind(16, Join(row.Mentions))
            .Run();
    }

    /// <summary>Removes a row.</summary>
    public void Remove(string conversation)
    {
        if (Find(conversation) is var (id, _))
        {
            _delete.Bind(1, id).Run();
            _deleteFacts.Bind(1, GrainKeys.TenantOf(conversation).ToString()).Bind(2, id).Run();
        }
    }

    private (long Id, long Version)? Find(string conversation)
    {
        (long, long)? found = _find.Bind(1, conversation).Step() ? (_find.Number(0), _find.Number(1)) : null;
        _find.Reset();
        return found;
    }

    private static Statement Fill(Statement statement, InboxRow row) => statement
        .Bind(2, row.Version)
        .Bind(3, row.KeyId.ToByteArray(bigEndian: true))
        .Bind(4, row.Sealed.Span);

    private static string Join(ImmutableArray<string> names) => names.IsDefaultOrEmpty ? string.Empty : string.Join(Separator, names);
}
