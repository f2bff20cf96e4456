using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Privacy;

/// <summary>Lists conversations from the embedded database.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteConversationCatalog(EmbeddedDatabase database) : IConversationCatalog
{
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
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Scrubber.Want();
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task.WaitAsync(cancellationToken);
        return database.Scrubber.IsClean;
    }
}
