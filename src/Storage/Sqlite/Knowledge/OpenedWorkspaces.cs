using System.Security.Cryptography;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>Opens workspaces, makes them at their first document, and keeps the lately used ones for a while.</summary>
/// <param name="database">The open database.</param>
/// <param name="keys">The keys.</param>
/// <param name="options">How long an opened key may be used.</param>
/// <param name="time">The clock.</param>
internal sealed class OpenedWorkspaces(
    KnowledgeDatabase database, IKeyRing keys, Microsoft.Extensions.Options.IOptions<StoreOptions> options, TimeProvider time)
{
    private const int Capacity = 1_024;
    private const int WordsKeyLength = 32;

    private readonly TwoGenerationCache<string, OpenedWorkspace> _opened = new(Capacity);

    /// <summary>A workspace, or null when it has no documents.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<OpenedWorkspace?> Find(string tenant, CancellationToken cancellationToken)
    {
        if (_opened.TryGet(tenant, out var opened))
        {
            if (time.GetElapsedTime(opened.OpenedAt) < options.Value.KeyLifetime)
            {
                return opened;
            }

            Forget(tenant);
        }

        var epoch = _opened.Epoch;
        if (await Stored(tenant, cancellationToken) is not { } stored)
        {
            return null;
        }

        var key = await keys.Get(tenant, stored.KeyId, cancellationToken);
        opened = new OpenedWorkspace(tenant, stored.Id, key, key.Open(stored.WordsKey, OpenedWorkspace.WordsKeyContext(tenant))) { OpenedAt = time.GetTimestamp() };
        _opened.Add(tenant, opened, epoch);
        return opened;
    }

    /// <summary>A workspace, made when there is none.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<OpenedWorkspace> Ensure(string tenant, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await Find(tenant, cancellationToken) is { } found)
            {
                return found;
            }

            using var key = await keys.Take(tenant, cancellationToken);
            var wordsKey = key.Seal(RandomNumberGenerator.GetBytes(WordsKeyLength), OpenedWorkspace.WordsKeyContext(tenant));
            var operation = new WriteOperation<bool>(256, () =>
            {
                database.Tables.AddWorkspace(tenant, key.Id, wordsKey);
                return true;
            });
            database.Writer.Enqueue(operation);
            await operation.Task;
            if (await Stored(tenant, cancellationToken) is not { } stored || stored.KeyId != key.Id)
            {
                // Another call made the workspace at the same moment, with its own key.
                await keys.Destroy(tenant, key.Id, cancellationToken);
            }
        }
    }

    /// <summary>A workspace's row, read anew; null when there is none.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public ValueTask<StoredWorkspace?> Stored(string tenant, CancellationToken cancellationToken) =>
        database.Readers.Read(tenant, static (reader, name) => reader.Knowledge.Workspace(name), cancellationToken);

    /// <summary>Forgets a workspace's keys.</summary>
    /// <param name="tenant">The workspace.</param>
    public void Forget(string tenant) => _opened.RemoveWhere((name, _) => name == tenant);
}
