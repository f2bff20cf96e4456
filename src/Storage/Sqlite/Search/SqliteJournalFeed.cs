using System.Collections.Immutable;
using Chatbotics.Grains.Search.Ports;
using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>The journals of <c>chatbotics.db</c> in the order of their rows. Reads beside the writer, and takes nothing from it.</summary>
/// <param name="database">The open data folder.</param>
internal sealed class SqliteJournalFeed(EmbeddedDatabase database) : IJournalFeed
{
    /// <inheritdoc/>
    public ValueTask<ImmutableArray<FeedRecord>> Read(long after, int count, CancellationToken cancellationToken = default) =>
        database.Readers.Read((after, count), static (reader, ask) => reader.Feed.Read(ask.after, ask.count), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> Last(CancellationToken cancellationToken = default) =>
        database.Readers.Read(0, static (reader, _) => reader.Feed.Last(), cancellationToken);
}
