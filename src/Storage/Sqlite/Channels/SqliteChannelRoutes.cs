using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Channels;

/// <summary>Routes in the embedded database, answered from memory.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteChannelRoutes(EmbeddedDatabase database) : IChannelRoutes
{
    /// <inheritdoc/>
    public ValueTask<ConnectionKey?> Find(ChannelPlatform platform, string assetId) =>
        new(database.Routes.TryFind(platform, assetId, out var connection) ? connection : null);

    /// <inheritdoc/>
    public async ValueTask<bool> Claim(ChannelPlatform platform, string assetId, ConnectionKey connection)
    {
        if (database.Routes.TryFind(platform, assetId, out var holder) && holder == connection)
        {
            return true;
        }

        var operation = new WriteOperation<bool>(128, () => database.Routes.Claim(platform, assetId, connection));
        database.Writer.Enqueue(operation);
        return await operation.Task;
    }

    /// <inheritdoc/>
    public async ValueTask Release(ConnectionKey connection)
    {
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Routes.Release(connection);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task;
    }
}
