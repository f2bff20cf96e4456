using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Register;
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
    public Task<ImmutableArray<ConnectionAgent>> Chosen() => Task.FromResult(directory.State.Chosen);

    /// <inheritdoc/>
    public async Task<Outcome> Choose(string connection, string? agent)
    {
        if (Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManageAssistants))
        {
            return Refusals.NotAllowed;
        }

        if (!connection.StartsWith(this.GetPrimaryKeyString() + GrainKeys.Separator, StringComparison.Ordinal)
            || (agent is not null && !directory.State.Agents.Any(one => one.Live > 0 && string.Equals(one.Id, agent, StringComparison.Ordinal))))
        {
            return new Refusal("unknown_agent", "Choose an agent of this workspace that is published.", "agent");
        }

        var others = directory.State.Chosen.RemoveAll(one => string.Equals(one.Connection, connection, StringComparison.Ordinal));
        await directory.Replace(directory.State with { Chosen = agent is null ? others : others.Add(new ConnectionAgent(connection, agent)) });
        await Routes();
        return Outcome.Done;
    }

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
        await directory.Replace(directory.State with { Agents = at < 0 ? agents.Add(agent) : agents.SetItem(at, agent) });
        await Tell();
    }

    /// <inheritdoc/>
    public async Task Remove(string agent)
    {
        if (IndexOf(agent) is >= 0 and var at)
        {
            await directory.Replace(new AgentDirectoryState
            {
                Agents = directory.State.Agents.RemoveAt(at),
                Chosen = directory.State.Chosen.RemoveAll(one => string.Equals(one.Agent, agent, StringComparison.Ordinal)),
            });
        }

        await Tell();
    }

    /// <inheritdoc/>
    public async Task NoteProviders()
    {
        var tenant = this.GetPrimaryKeyString();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var live in directory.State.Agents.Where(static agent => agent.Live > 0))
        {
            if (await GrainFactory.GetGrain<IAgentGrain>(AgentKeys.Of(tenant, live.Id)).GetVersion(live.Live) is { } definition)
            {
                used.UnionWith(ModelsOf(definition));
            }
        }

        ImmutableArray<Subprocessor> noted =
        [
            .. runner.Providers.Where(provider => provider.Company is not null && used.Contains(provider.Name)).Select(provider => new Subprocessor
            {
                FromSetting = "model:" + provider.Name,
                Name = provider.Company!,
                Purpose = provider.Name == ModelProviderNote.Embeddings
                    ? $"Turns questions and knowledge into vectors, with {Short(provider.Model)}"
                    : $"Writes the AI agents' answers, with {Short(provider.Model)}",
                Place = provider.Region,
                ExcludesTraining = provider.ExcludesTraining,
            }),
        ];
        using var engine = Caller.Use(Caller.Engine);
        await GrainFactory.GetGrain<IPrivacyRegisterGrain>(tenant).FollowSettings(noted);
    }

    /// <summary>The models that an agent may ask, embeddings among them where it has knowledge.</summary>
    private IEnumerable<string> ModelsOf(AgentDefinition definition)
    {
        var chosen = definition.Models.IsDefault ? [] : definition.Models;
        var asked = definition.Engine == AgentEngine.BuiltIn ? [] : !chosen.IsEmpty ? chosen : [.. runner.Providers.Where(static one => one.IsDefault).Select(static one => one.Name)];
        return asked.Where(static name => name != ModelProviderNote.Embeddings)
            .Concat(definition.KnowledgeBases.IsDefaultOrEmpty ? [] : [ModelProviderNote.Embeddings]);
    }

    private static string Short(string model) => model.Length <= 100 ? model : model[..100];

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

    private async Task Tell()
    {
        await Routes();
        await NoteProviders();
    }

    // The first one that answers has the conversation: those that were chosen for a channel stand before all others, for it alone.
    private Task Routes()
    {
        var routes = directory.State.Agents.Select(static agent => agent.Route).OfType<AgentRoute>().ToArray();
        var chosen = directory.State.Chosen.SelectMany(one => routes
            .Where(route => string.Equals(route.Id, one.Agent, StringComparison.Ordinal))
            .Select(route => route with { Connections = [one.Connection] }));
        return GrainFactory.GetGrain<IWorkspaceGrain>(this.GetPrimaryKeyString()).SetAgents([.. chosen, .. routes]);
    }
}
