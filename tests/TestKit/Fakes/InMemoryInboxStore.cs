using System.Globalization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Inbox.Ports;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Inbox rows in memory.</summary>
public sealed class InMemoryInboxStore : IInboxStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InboxRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Asked before every upsert; null lets it through.</summary>
    public Func<InboxRow, Exception?>? Fault { get; set; }

    /// <inheritdoc/>
    public Task Upsert(InboxRow row, CancellationToken cancellationToken = default)
    {
        if (Fault?.Invoke(row) is { } fault)
        {
            return Task.FromException(fault);
        }

        lock (_gate)
        {
            if (!_rows.TryGetValue(row.Conversation.Value, out var stored) || stored.Version <= row.Version)
            {
                _rows[row.Conversation.Value] = row;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<InboxRows> Query(string tenant, InboxQuery query, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var rows = _rows.Values
                .Where(row => row.Conversation.Tenant == tenant
                    && (query.Status is null || row.Status == query.Status)
                    && (query.HeldBy is null || row.HeldBy == query.HeldBy)
                    && (query.Platform is null || row.Platform == query.Platform))
                .OrderByDescending(row => row.LastActivity)
                .ThenByDescending(row => row.Conversation.Value, StringComparer.Ordinal);
            var after = rows.AsEnumerable();
            if (query.After is { } cursor)
            {
                var parts = cursor.Split('|', 2);
                if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
                {
                    return new(new InboxRows([], null));
                }

                after = rows.Where(row => row.LastActivity < last
                    || (row.LastActivity == last && string.CompareOrdinal(row.Conversation.Value, parts[1]) < 0));
            }

            var page = after.Take(query.Limit + 1).ToArray();
            return new(page.Length <= query.Limit
                ? new InboxRows([.. page], null)
                : new InboxRows(
                    [.. page[..query.Limit]],
                    string.Create(CultureInfo.InvariantCulture, $"{page[query.Limit - 1].LastActivity}|{page[query.Limit - 1].Conversation.Value}")));
        }
    }

    /// <inheritdoc/>
    public ValueTask<InboxCounts> Count(string tenant, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var open = _rows.Values.Where(row => row.Conversation.Tenant == tenant && row.Status == ConversationStatus.Open).ToArray();
            return new(new InboxCounts(
                open.Length,
                open.Count(row => row.HeldBy == OwnerKind.Nobody),
                open.Count(row => row.HeldBy == OwnerKind.Assistant),
                open.Count(row => row.HeldBy == OwnerKind.Person),
                open.Count(row => row.Unread > 0)));
        }
    }

    /// <inheritdoc/>
    public Task Remove(string conversation, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _rows.Remove(conversation);
        }

        return Task.CompletedTask;
    }
}
