using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Contacts;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Knowledge;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Search;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Privacy;

/// <summary>Lists conversations from the embedded database.</summary>
/// <param name="database">The open database.</param>
/// <param name="contacts">The contacts, whose log is emptied too.</param>
/// <param name="search">What finds messages, likewise.</param>
/// <param name="knowledge">The passages, likewise.</param>
/// <param name="keys">The keys, likewise.</param>
internal sealed class SqliteConversationCatalog(
    EmbeddedDatabase database, ContactDatabase contacts, SearchDatabase search, KnowledgeDatabase knowledge, KeyDatabase keys) : IConversationCatalog
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<CatalogRow>> List(string prefix, string? after, int limit, CancellationToken cancellationToken = default) =>
        [.. await database.Readers.Read(
            (prefix, after, limit), static (reader, ask) => reader.Catalog.List(ask.prefix, ask.after, ask.limit), cancellationToken)];

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<AgedConversation>> ListOlder(
        string tenant, ChannelPlatform platform, DateTimeOffset before, AgedConversation? after, int limit, CancellationToken cancellationToken = default) =>
        [.. await database.Readers.Read(
            (tenant, platform, before, after, limit),
            static (reader, ask) => reader.Catalog.ListOlder(ask.tenant, ask.platform, ask.before.ToUnixTimeMilliseconds(), ask.after, ask.limit),
            cancellationToken)];

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<AgeCount>> CountByAge(string tenant, CancellationToken cancellationToken = default) =>
        [.. await database.Readers.Read(tenant, static (reader, name) => reader.Catalog.CountByAge(name), cancellationToken)];

    /// <inheritdoc/>
    public async ValueTask<bool> Scrub(CancellationToken cancellationToken = default)
    {
        var isClean = true;
        foreach (var (writer, scrubber) in ((StoreWriter, LogScrubber)[])
            [
                (database.Writer, database.Scrubber),
                (contacts.Writer, contacts.Scrubber),
                (search.Writer, search.Scrubber),
                (knowledge.Writer, knowledge.Scrubber),
                (keys.Writer, keys.Scrubber),
            ])
        {
            isClean &= await Scrub(writer, scrubber, cancellationToken);
        }

        return isClean;
    }

    private static async ValueTask<bool> Scrub(StoreWriter writer, LogScrubber scrubber, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var operation = new WriteOperation<bool>(64, () =>
            {
                scrubber.Want();
                return true;
            });
            writer.Enqueue(operation);
            await operation.Task.WaitAsync(cancellationToken);
            if (scrubber.IsClean)
            {
                return true;
            }

            // A reader holds the log, usually for an instant. By the machine's own clock: nothing in a conversation waits for it.
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }

        return false;
    }
}
