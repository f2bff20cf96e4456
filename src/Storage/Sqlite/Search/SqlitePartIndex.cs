using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>When files and evidence came, in <c>search.db</c>: the index of words follows the journals anyway, and takes this along.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqlitePartIndex(SearchDatabase database) : IPartIndex
{
    private const int Size = 160;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<PartCount>> Count(string tenant, CancellationToken cancellationToken = default) =>
        [.. await database.Readers.Read(tenant, static (reader, name) => reader.Search.Parts(name), cancellationToken)];

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<DueParts>> ListDue(
        string tenant, ChannelPlatform platform, RetentionKind kind, DateTimeOffset before, long after, int limit, CancellationToken cancellationToken = default) =>
        [.. await database.Readers.Read(
            (tenant, platform, kind, before: before.ToUnixTimeMilliseconds(), after, limit),
            static (reader, ask) => reader.Search.DueParts(ask.tenant, ask.platform, ask.kind, ask.before, ask.after, ask.limit),
            cancellationToken)];

    /// <inheritdoc/>
    public async Task<long> Settle(
        ConversationKey conversation, RetentionKind kind, DateTimeOffset before, ImmutableArray<long> left, CancellationToken cancellationToken = default)
    {
        var operation = new WriteOperation<long>(
            Size, () => database.Tables.Settle(conversation.Value, (long)kind, before.ToUnixTimeMilliseconds(), left));
        database.Writer.Enqueue(operation);
        return await operation.Task;
    }
}
