using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>Reads a connection's message templates from the platform.</summary>
public interface ITemplateCatalog
{
    /// <summary>Reads all of them, page by page. Never throws for what the platform or the network does.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="businessAccountId">The WhatsApp Business Account that the number lies in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<TemplateReading> Read(ConnectionKey connection, string businessAccountId, CancellationToken cancellationToken = default);
}
