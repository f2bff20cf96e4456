using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Search.Ports;
using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>Messages in <c>search.db</c>.</summary>
/// <param name="database">The open database.</param>
/// <param name="keys">The keys.</param>
/// <param name="options">How long an opened key may be used.</param>
/// <param name="time">The clock.</param>
internal sealed class SqliteMessageIndex(SearchDatabase database, IKeyRing keys, IOptions<StoreOptions> options, TimeProvider time) : IMessageIndex
{
    private const int SecretLength = 32;
    private const int Capacity = 1_024;
    private const int MaxLimit = 200;
    private const int RowOverhead = 160;

    private readonly TwoGenerationCache<string, WordHasher> _hashers = new(Capacity);

    /// <inheritdoc/>
    public ValueTask<long> Cursor(CancellationToken cancellationToken = default) =>
        database.Readers.Read(0, static (reader, _) => reader.Search.Cursor(), cancellationToken);

    /// <inheritdoc/>
    public async Task Put(
        long cursor, ImmutableArray<IndexedText> changes, ImmutableArray<KeptPart> parts = default, CancellationToken cancellationToken = default)
    {
        var batch = await Hashed(changes, cancellationToken);
        var kept = ImmutableArray.CreateBuilder<PartRow>();
        foreach (var part in parts.IsDefault ? [] : parts)
        {
            var workspace = (await Ensure(part.Conversation.Tenant, cancellationToken)).Workspace;
            kept.Add(new PartRow(workspace, (long)part.Conversation.Connection.Platform, (long)part.Kind, part.At, part.Conversation.Value, part.Position, part.Count));
        }

        var rows = kept.DrainToImmutable();
        await Write(RowOverhead + batch.Sum(static row => RowOverhead + row.Words.Length) + (RowOverhead * rows.Length), () =>
        {
            database.Tables.Put(cursor, batch, rows);
            return true;
        });
    }

    /// <inheritdoc/>
    public async Task Restate(ImmutableArray<IndexedText> changes, CancellationToken cancellationToken = default)
    {
        var batch = await Hashed(changes, cancellationToken);
        await Write(RowOverhead + batch.Sum(static row => RowOverhead + row.Words.Length), () =>
        {
            database.Tables.Restate(batch);
            return true;
        });
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<TextHit>> Find(
        string tenant, ImmutableArray<string> words, int limit, CancellationToken cancellationToken = default)
    {
        if (words.IsDefaultOrEmpty || await Find(tenant, cancellationToken) is not { } hasher)
        {
            return [];
        }

        var match = string.Join(" AND ", words.Select(word => $"\"{hasher.Word(word)}\""));
        var found = await database.Readers.Read(
            (hasher.Workspace, match, limit: Math.Clamp(limit, 1, MaxLimit)),
            static (reader, ask) => reader.Search.Find(ask.Workspace, ask.match, ask.limit),
            cancellationToken);
        return [.. found];
    }

    /// <inheritdoc/>
    public Task<int> Erase(ConversationKey conversation, CancellationToken cancellationToken = default) =>
        Write(RowOverhead, () => database.Tables.Erase(conversation.Value));

    /// <inheritdoc/>
    public Task<int> Erase(ConversationKey conversation, long position, CancellationToken cancellationToken = default) =>
        Write(RowOverhead, () => database.Tables.Erase(conversation.Value, position));

    /// <inheritdoc/>
    public async Task<int> EraseWorkspace(string tenant, CancellationToken cancellationToken = default)
    {
        var removed = await Write(RowOverhead, () => database.Tables.EraseWorkspace(tenant));
        _hashers.RemoveWhere((name, _) => name == tenant);
        return removed;
    }

    private async ValueTask<ImmutableArray<SearchRow>> Hashed(ImmutableArray<IndexedText> changes, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<SearchRow>(changes.Length);
        foreach (var change in changes)
        {
            var hasher = await Ensure(change.Conversation.Tenant, cancellationToken);
            rows.Add(new SearchRow(
                hasher.Workspace,
                change.Conversation.Value,
                change.Position,
                change.Version,
                change.Source,
                hasher.Ident(change.Id),
                hasher.Words(change.Words)));
        }

        return rows.DrainToImmutable();
    }

    private static byte[] Context(string tenant) => Encoding.UTF8.GetBytes("search-words/" + tenant);

    private async ValueTask<WordHasher?> Find(string tenant, CancellationToken cancellationToken)
    {
        if (_hashers.TryGet(tenant, out var known))
        {
            if (time.GetElapsedTime(known.OpenedAt) < options.Value.KeyLifetime)
            {
                return known;
            }

            _hashers.RemoveWhere((name, _) => name == tenant);
        }

        var epoch = _hashers.Epoch;
        if (await database.Readers.Read(tenant, static (reader, name) => reader.Search.Workspace(name), cancellationToken) is not { } stored)
        {
            return null;
        }

        var key = await keys.Get(tenant, stored.KeyId, cancellationToken);
        var hasher = new WordHasher(stored.Id, key.Open(stored.WordsKey, Context(tenant))) { OpenedAt = time.GetTimestamp() };
        _hashers.Add(tenant, hasher, epoch);
        return hasher;
    }

    private async ValueTask<WordHasher> Ensure(string tenant, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await Find(tenant, cancellationToken) is { } found)
            {
                return found;
            }

            using var key = await keys.Take(tenant, cancellationToken);
            var secret = key.Seal(RandomNumberGenerator.GetBytes(SecretLength), Context(tenant));
            var keyId = key.Id;
            await Write(RowOverhead, () =>
            {
                database.Tables.AddWorkspace(tenant, keyId, secret);
                return true;
            });
        }
    }

    private async Task<T> Write<T>(int size, Func<T> work)
    {
        var operation = new WriteOperation<T>(size, work);
        database.Writer.Enqueue(operation);
        return await operation.Task;
    }
}
