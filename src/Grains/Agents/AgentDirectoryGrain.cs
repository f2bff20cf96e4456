using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Agents;

/// <inheritdoc cref="IAgentDirectoryGrain"/>
/// <param name="directory">The stored list.</param>
/// <param name="runner">Knows the models.</param>
/// <param name="desks">Knows the workspace.</param>
[GrainType("agent-directory")]
internal sealed class AgentDirectoryGrain([PersistentState("agent-directory")] IPersistentState<AgentDirectoryState> directory, IAgentRunner runner, TurnDesks desks)
    : Grain, IAgentDirectoryGrain
{
    /// <inheritdoc/>
    public Task<ImmutableArray<AgentListing>> List() => Task.FromResult(directory.State.Agents);

    /// <inheritdoc/>
    public Task<AgentModels> Models() => Task.FromResult(new AgentModels([.. runner.Models], runner.HasModel));

    /// <inheritdoc/>
    public async Task<AgentSurroundings> Surroundings()
    {
        var desk = desks.Trial(this.GetPrimaryKeyString());
        return new AgentSurroundings((await desk.Labels()).Length, (await desk.Attributes()).Length, [.. (await desk.Workflows()).Select(static workflow => workflow.Name)]);
    }

    /// <inheritdoc/>
    public async Task Put(AgentListing agent)
    {
        var agents = directory.State.Agents;
        var at = IndexOf(agent.Id);
        await directory.Replace(new AgentDirectoryState { Agents = at < 0 ? agents.Add(agent) : agents.SetItem(at, agent) });
        await Tell();
    }

    /// <inheritdoc/>
    public async Task Remove(string agent)
    {
        if (IndexOf(agent) is >= 0 and var at)
        {
            await directory.Replace(new AgentDirectoryState { Agents = directory.State.Agents.RemoveAt(at) });
        }

        await Tell();
    }

    private int IndexOf(string id)
    {
        var agents = directory.State.Agents;
        for (var i = 0; i < agents.Length; i++)
        {
            if (string.Equals(agents[i].Id, id, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private Task Tell() => GrainFactory.GetGrain<IWorkspaceGrain>(this.GetPrimaryKeyString())
        .SetAgents([.. directory.State.Agents.Select(static agent => agent.Route).OfType<AgentRoute>()]);
}
