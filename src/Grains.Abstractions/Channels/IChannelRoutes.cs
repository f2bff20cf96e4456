namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// Which tenant's connection a platform asset belongs to. One asset belongs to one connection; a second tenant that
/// claims it is refused. The web front caches what it reads.
/// </summary>
public interface IChannelRoutes
{
    /// <summary>The connection of an asset, or null when nobody has connected it.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="assetId">A phone number id, Page id, or either id of an Instagram account.</param>
    ValueTask<ConnectionKey?> Find(ChannelPlatform platform, string assetId);

    /// <summary>Claims an asset durably. Idempotent for the same connection.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="assetId">The asset, or an alias of it.</param>
    /// <param name="connection">Who claims it.</param>
    /// <returns>False when another connection holds it.</returns>
    ValueTask<bool> Claim(ChannelPlatform platform, string assetId, ConnectionKey connection);

    /// <summary>Gives up every route of a connection.</summary>
    /// <param name="connection">The connection.</param>
    ValueTask Release(ConnectionKey connection);
}
