using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.WebFront.Dashboard.Tenancy;

/// <summary>A workspace as its pages need it.</summary>
/// <param name="Id">The tenant id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="AgentName">The AI agent that answers here, or null when people answer everything.</param>
/// <param name="Connections">Its connections.</param>
public sealed record WorkspaceOverview(
    string Id,
    string Name,
    string? AgentName,
    ImmutableDictionary<ConnectionKey, ConnectionStatus> Connections)
{
    /// <summary>The agent's name in a sentence, "the AI agent" when it has none.</summary>
    public string Agent => AgentName ?? Texts.Frame["the AI agent"];

    /// <summary>What the team calls a connection; null for one that was removed.</summary>
    /// <param name="connection">The connection.</param>
    public ConnectionStatus? Connection(ConnectionKey connection) => Connections.GetValueOrDefault(connection);
}
