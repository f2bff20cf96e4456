using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Dashboard.Channels;

// Who meets what comes in through a channel: an agent first, and a team when a person is waited for.
internal sealed partial class ChannelDesk
{
    /// <summary>Who meets a channel's conversations.</summary>
    /// <param name="key">The channel.</param>
    public Task<ChannelRouting?> Routing(ConnectionKey key) => On(key.Tenant, async _ =>
    {
        var directory = grains.GetGrain<IAgentDirectoryGrain>(key.Tenant);
        var mayChoose = Caller.Current?.Permissions.Has(Permission.ManageAssistants) != false;
        var (agents, chosen, assignment, people) = (directory.List(), directory.Chosen(), grains.GetGrain<IAssignmentGrain>(key.Tenant).Get(), grains.GetGrain<IPeopleGrain>(key.Tenant).List());
        return (ChannelRouting?)new ChannelRouting(
            (await chosen).FirstOrDefault(one => one.Connection == key.Value)?.Agent,
            mayChoose ? [.. (await agents).Where(static agent => agent.Live > 0).Select(static agent => (agent.Id, agent.Name))] : (ImmutableArray<(string, string)>?)null,
            (await assignment).Settings.Teams.FirstOrDefault(one => one.Connection == key.Value)?.Team,
            [.. (await people).Teams.Select(static team => (team.Id, team.Name))]);
    });

    /// <summary>Chooses the agent that goes before the others on a channel.</summary>
    /// <param name="key">The channel.</param>
    /// <param name="agent">Its id; null for none.</param>
    public Task<Outcome?> ChooseAgent(ConnectionKey key, string? agent) => On(key.Tenant, async _ =>
        (Outcome?)await grains.GetGrain<IAgentDirectoryGrain>(key.Tenant).Choose(key.Value, agent));

    /// <summary>Chooses the team that a channel's waiting conversations go to.</summary>
    /// <param name="key">The channel.</param>
    /// <param name="team">Its id; null for none.</param>
    public Task<Outcome?> ChooseTeam(ConnectionKey key, string? team) => On(key.Tenant, async _ =>
        (Outcome?)await grains.GetGrain<IAssignmentGrain>(key.Tenant).SetTeam(key.Value, team));
}
