using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Inbox;

/// <summary>A reading connection's statements on the inbox.</summary>
/// <param name="connection">The reading connection.</param>
internal sealed class InboxReader(Connection connection)
{
    private readonly Statement _facts = connection.Prepare(
        "SELECT key, version, status, holder, platform, last, unread, assignee, team, priority, waiting, created, labels, mentions "
        + "FROM inbox_fact WHERE tenant = ?1");

    private readonly Statement _row = connection.Prepare("SELECT version, key_id, sealed FROM inbox WHERE key = ?1");

    /// <summary>The facts of a tenant's rows.</summary>
    public ImmutableArray<InboxFacts> Facts(string tenant)
    {
        var facts = ImmutableArray.CreateBuilder<InboxFacts>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        _facts.Bind(1, tenant);
        while (_facts.Step())
        {
            facts.Add(new InboxFacts
            {
                Conversation = ConversationKey.Parse(_facts.Text(0)),
                Version = _facts.Number(1),
                Status = (ConversationStatus)_facts.Number(2),
                HeldBy = (OwnerKind)_facts.Number(3),
                Platform = (Grains.Abstractions.Channels.ChannelPlatform)_facts.Number(4),
                LastActivity = _facts.Number(5),
                Unread = (int)_facts.Number(6),
                IsComplete = !_facts.IsNull(7),
                Assignee = Name(7),
                Team = Name(8),
                Priority = (ConversationPriority)_facts.Number(9),
                WaitingSince = _facts.Number(10),
                CreatedAt = _facts.Number(11),
                Labels = Names(12),
                Mentions = Names(13),
            });
        }

        return facts.DrainToImmutable();

        // A name stands in many rows; one object is enough.
        string? Name(int column)
        {
            if (_facts.Bytes(column).IsEmpty)
            {
                return null;
            }

            var name = _facts.Text(column);
            names.TryAdd(name, name);
            return names[name];
        }

        ImmutableArray<string> Names(int column) => _facts.Bytes(column).IsEmpty ? [] : [.. _facts.Text(column).Split(InboxTable.Separator)];
    }

    /// <summary>The sealed part of a row; null when there is none.</summary>
    public SealedRow? Row(ConversationKey conversation)
    {
        SealedRow? row = _row.Bind(1, conversation.Value).Step()
            ? new SealedRow(conversation, _row.Number(0), new Guid(_row.Bytes(1), bigEndian: true), _row.Bytes(2).ToArray())
            : null;
        _row.Reset();
        return row;
    }
}
