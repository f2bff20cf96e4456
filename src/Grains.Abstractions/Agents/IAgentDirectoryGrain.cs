using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>The agents of a workspace. Key: the tenant id.</summary>
[Alias("agent-directory")]
public interface IAgentDirectoryGrain : IGrainWithStringKey
{
    /// <summary>All agents, oldest first.</summary>
    [Alias("list")]
    Task<ImmutableArray<AgentListing>> List();

    /// <summary>The agents that go before the others, by channel.</summary>
    [Alias("chosen")]
    Task<ImmutableArray<ConnectionAgent>> Chosen();

    /// <summary>
    /// Says which agent goes before the others on a channel; its hours and its mode still hold. Needs
    /// <see cref="Permission.ManageAssistants"/>. Idempotent.
    /// </summary>
    /// <param name="connection">The connection's key, of this workspace.</param>
    /// <param name="agent">The id of a live agent; null for none.</param>
    [Alias("choose")]
    Task<Outcome> Choose(string connection, string? agent);

    /// <summary>The models that agents may choose.</summary>
    [Alias("models")]
    Task<AgentModels> Models();

    /// <summary>What agents' tools have to choose from.</summary>
    [Alias("surroundings")]
    Task<AgentSurroundings> Surroundings();

    /// <summary>
    /// Writes the companies behind the models that live agents use into the workspace's register of subprocessors. Happens
    /// with every change of an agent; asked for as well where the register is shown, since the installation's models may
    /// have changed. Idempotent.
    /// </summary>
    [Alias("note-providers")]
    Task NoteProviders();

    /// <summary>Adds or changes an entry, and tells conversations how to meet it. Idempotent; called by the agent.</summary>
    /// <param name="agent">The agent.</param>
    [Alias("put")]
    Task Put(AgentListing agent);

    /// <summary>Removes an entry. Idempotent; called by the agent.</summary>
    /// <param name="agent">The agent's id.</param>
    [Alias("remove")]
    Task Remove(string agent);
}
