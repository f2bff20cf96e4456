using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Routes in memory.</summary>
public sealed class InMemoryChannelRoutes : IChannelRoutes
{
    private readonly ConcurrentDictionary<(ChannelPlatform Platform, string AssetId), ConnectionKey> _routes = new();

    /// <inheritdoc/>
    public ValueTask<ConnectionKey?> Find(ChannelPlatform platform, string assetId) =>
        new(_routes.TryGetValue((platform, assetId), out var connection) ? connection : null);

    /// <inheritdoc/>
    public ValueTask<bool> Claim(ChannelPlatform platform, string assetId, ConnectionKey connection) =>
        new(_routes.GetOrAdd((platform, assetId), connection) == connection);

    /// <inheritdoc/>
    public ValueTask Release(ConnectionKey connection)
    {
        foreach (var route in _routes.Where(route => route.Value == connection))
        {
            _routes.TryRemove(route);
        }

        return default;
    }
}
