using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Inbox;

/// <summary>Inbox rows in the embedded database.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteInboxStore(EmbeddedDatabase database) : IInboxStore
{
    private const int RowOverhead = 256;

    /// <inheritdoc/>
    public Task Upsert(InboxRow row, CancellationToken cancellationToken = default)
    {
        var operation = new WriteOperation<bool>(RowOverhead + row.Sealed.Length, () =>
        {
            database.Inbox.Upsert(row);
            return true;
        });
        database.Writer.Enqueue(operation);
        return operation.Task;
    }

    /// <inheritdoc/>
    public ValueTask<InboxRows> Query(string tenant, InboxQuery query, CancellationToken cancellationToken = default) =>
        database.Readers.Read(
            (tenant, query),
            static (reader, ask) =>
            {
                reader.Snapshot<(string Tenant, InboxQuery Query), InboxRows>(ask, Page, out var rows);
                return rows;

                static bool Page(Reading.Reader reader, (string Tenant, InboxQuery Query) ask, out InboxRows rows)
                {
                    rows = reader.Inbox.Query(ask.Tenant, ask.Query);
                    return true;
                }
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<InboxCounts> Count(string tenant, CancellationToken cancellationToken = default) =>
        database.Readers.Read(tenant, static (reader, name) => reader.Inbox.Count(name), cancellationToken);

    /// <inheritdoc/>
    public Task Remove(string conversation, CancellationToken cancellationToken = default)
    {
        var operation = new WriteOperation<bool>(RowOverhead, () =>
        {
            database.Inbox.Remove(conversation);
            return true;
        });
        database.Writer.Enqueue(operation);
        return operation.Task;
    }
}
