using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>Asks a platform what somebody is called who has written.</summary>
public interface IProfileReader
{
    /// <summary>Whether the platform is to be asked: its webhooks don't say it.</summary>
    /// <param name="platform">The platform.</param>
    bool Knows(ChannelPlatform platform);

    /// <summary>The name and the username; null when the platform doesn't say. Never throws for what the other side does.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The customer's id on it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<(string? Name, string? Username)?> Read(ConnectionKey connection, string id, CancellationToken cancellationToken = default);
}
