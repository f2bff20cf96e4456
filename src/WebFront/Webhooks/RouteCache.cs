using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.WebFront.Webhooks;

/// <summary>
/// Which connection an asset belongs to, kept for a few seconds, so that a message costs no look-up. Unknown assets are
/// kept too: a misdirected stream of webhooks must not become a stream of reads.
/// </summary>
/// <param name="routes">The truth.</param>
/// <param name="time">The clock.</param>
internal sealed class RouteCache(IChannelRoutes routes, TimeProvider time)
{
    private const int MaxEntries = 50_000;
    private static readonly long LifetimeMs = (long)TimeSpan.FromSeconds(5).TotalMilliseconds;

    private readonly ConcurrentDictionary<(ChannelPlatform Platform, string Asset), Entry> _entries = new();

    /// <summary>The connection of an asset, or null when nobody has connected it.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="assetId">The asset's id as the webhook names it.</param>
    public ValueTask<ConnectionKey?> Find(ChannelPlatform platform, string assetId) =>
        _entries.TryGetValue((platform, assetId), out var entry) && Now() - entry.ReadAt < LifetimeMs
            ? new ValueTask<ConnectionKey?>(entry.Connection)
            : Read(platform, assetId);

    private async ValueTask<ConnectionKey?> Read(ChannelPlatform platform, string assetId)
    {
        var connection = await routes.Find(platform, assetId);
        if (_entries.Count >= MaxEntries)
        {
            // Assets that exist are few; a full cache means that someone sends made-up ones.
            _entries.Clear();
        }

        _entries[(platform, assetId)] = new Entry(connection, Now());
        return connection;
    }

    private long Now() => time.GetTimestamp() / (time.TimestampFrequency / 1000);

    private readonly record struct Entry(ConnectionKey? Connection, long ReadAt);
}
