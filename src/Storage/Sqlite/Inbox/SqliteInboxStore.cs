using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Inbox;

/// <summary>Inbox rows in the embedded database.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteInboxStore(EmbeddedDatabase database) : IInboxStore
{
    private const int RowOverhead = 512;

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
    public async ValueTask<ImmutableArray<InboxFacts>> ReadFacts(string tenant, CancellationToken cancellationToken = default) =>

        // A large workspace takes a tenth of a second, which its grain's thread has better use for.
        await Task.Run(
            async () => await database.Readers.Read(tenant, static (reader, name) => reader.Inbox.Facts(name), cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SealedRow>> Read(ImmutableArray<ConversationKey> conversations, CancellationToken cancellationToken = default) =>
        database.Readers.Read(
            conversations,
            static (reader, keys) =>
            {
                reader.Snapshot<ImmutableArray<ConversationKey>, ImmutableArray<SealedRow>>(keys, Rows, out var rows);
                return rows;

                static bool Rows(Reading.Reader reader, ImmutableArray<ConversationKey> keys, out ImmutableArray<SealedRow> rows)
                {
                    var found = ImmutableArray.CreateBuilder<SealedRow>(keys.Length);
                    foreach (var key in keys)
                    {
                        if (reader.Inbox.Row(key) is { } row)
                        {
                            found.Add(row);
                        }
                    }

                    rows = found.DrainToImmutable();
                    return true;
                }
            },
            cancellationToken);

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
