using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>Gives senders the token and details of a connection, cached for a short time and dropped when it changes.</summary>
public interface IConnectionCredentials
{
    /// <summary>The connection's credentials, or null when it isn't configured or has no token. Usually synchronous.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<ConnectionCredentials?> Find(ConnectionKey connection, CancellationToken cancellationToken = default);

    /// <summary>Forgets what is cached for a connection, after it changed or its token was refused.</summary>
    /// <param name="connection">The connection.</param>
    void Forget(ConnectionKey connection);
}
