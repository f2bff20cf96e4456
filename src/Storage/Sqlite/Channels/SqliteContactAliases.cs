using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Sqlite.Channels;

/// <summary>Aliases in the embedded database. Known ids are answered on the caller's thread, mostly from memory.</summary>
/// <param name="database">The open database.</param>
/// <param name="options">The cache's size.</param>
internal sealed class SqliteContactAliases(EmbeddedDatabase database, IOptions<StoreOptions> options) : IContactAliases
{
    private readonly TwoGenerationCache<(string Connection, string Id), string> _cache = new(options.Value.AliasCache);

    /// <inheritdoc/>
    public ValueTask<string> Resolve(ConnectionKey connection, ImmutableArray<string> ids)
    {
        if (ids.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A contact has at least one id.", nameof(ids));
        }

        // The common case: every id is known and in memory.
        string? thread = null;
        foreach (var id in ids)
        {
            if (!_cache.TryGet((connection.Value, id), out var known))
            {
                return ResolveFromStore(connection, ids);
            }

            thread ??= known;
        }

        return new(thread!);
    }

    /// <inheritdoc/>
    public async ValueTask<string?> Find(ConnectionKey connection, ImmutableArray<string> ids)
    {
        foreach (var id in ids)
        {
            if (await FindOne(connection, id) is { } thread)
            {
                return thread;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask Forget(ConnectionKey connection, string threadId)
    {
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Aliases.Forget(connection.Value, threadId);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task;
        _cache.RemoveWhere((key, thread) => key.Connection == connection.Value && thread == threadId);
    }

    /// <inheritdoc/>
    public async ValueTask<long> ForgetAll(string prefix)
    {
        var operation = new WriteOperation<long>(64, () => database.Aliases.ForgetAll(prefix));
        database.Writer.Enqueue(operation);
        var removed = await operation.Task;
        _cache.RemoveWhere((key, _) => key.Connection == prefix || key.Connection.StartsWith(prefix + "/", StringComparison.Ordinal));
        return removed;
    }

    private async ValueTask<string> ResolveFromStore(ConnectionKey connection, ImmutableArray<string> ids)
    {
        string? thread = null;
        var allKnown = true;
        foreach (var id in ids)
        {
            var known = await FindOne(connection, id);
            thread ??= known;
            allKnown &= known is not null;
        }

        if (allKnown)
        {
            return thread!;
        }

        // The writer looks again: two first messages of one contact must not make two threads.
        var operation = new WriteOperation<string>(128, () => database.Aliases.Resolve(connection.Value, ids));
        database.Writer.Enqueue(operation);
        return await operation.Task;
    }

    private async ValueTask<string?> FindOne(ConnectionKey connection, string id)
    {
        if (_cache.TryGet((connection.Value, id), out var thread))
        {
            return thread;
        }

        var epoch = _cache.Epoch;
        thread = await database.Readers.Read((connection.Value, id), static (reader, ask) => reader.Aliases.Find(ask.Value, ask.id));
        if (thread is not null)
        {
            _cache.Add((connection.Value, id), thread, epoch);
        }

        return thread;
    }
}
