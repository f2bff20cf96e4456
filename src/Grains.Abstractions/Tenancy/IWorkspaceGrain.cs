using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>A tenant: its name, its settings and its conversation numbers. Key: the tenant id.</summary>
[Alias("workspace")]
public interface IWorkspaceGrain : IGrainWithStringKey
{
    /// <summary>Creates the workspace or brings it to this definition. Idempotent.</summary>
    /// <param name="definition">The wished state; channels are configured through their own grains.</param>
    [Alias("configure")]
    Task Configure(WorkspaceDefinition definition);

    /// <summary>The workspace's settings, or null when it was never configured.</summary>
    [Alias("get")]
    Task<WorkspaceSettings?> Get();

    /// <summary>
    /// Reserves the next <paramref name="count"/> conversation numbers durably and returns the first one.
    /// Numbers start at 1 and are never given twice; a crash may leave gaps.
    /// </summary>
    /// <param name="count">1 to 1,000.</param>
    [Alias("lease-numbers")]
    Task<long> LeaseConversationNumbers(int count);

    /// <summary>The connections of this workspace, oldest first.</summary>
    [Alias("connections")]
    Task<ImmutableArray<Channels.ConnectionKey>> GetConnections();

    /// <summary>Notes that a connection belongs to this workspace. Idempotent; called by the connection's grain.</summary>
    /// <param name="connection">The connection; its tenant is this grain's key.</param>
    [Alias("add-connection")]
    Task AddConnection(Channels.ConnectionKey connection);

    /// <summary>A connection was erased: it does not belong to this workspace any more. Idempotent; for the engine only.</summary>
    /// <param name="connection">The connection.</param>
    [Alias("remove-connection")]
    Task RemoveConnection(Channels.ConnectionKey connection);

    /// <summary>Notes the live agents. Idempotent; called by the directory of agents.</summary>
    /// <param name="agents">All of them, oldest first.</param>
    [Alias("set-agents")]
    Task SetAgents(ImmutableArray<Agents.AgentRoute> agents);
}
