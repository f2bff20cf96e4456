using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Channels;

/// <summary>Who meets what comes in through a channel: an agent first, and a team when a person is waited for.</summary>
internal static class RoutingRoutes
{
    private const string Path = "/channels/{platform}/{asset}/routing";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = Path, Noun = ChannelRoutes.Noun, Id = "getRouting", Needs = Permission.ManageChannels,
            Summary = "Says which agent goes first on a channel, and which team gets what waits for a person there; without one, agents go as they are set up.",
            Answer = typeof(ChannelModels.Routing), Do = static async call => ApiAnswer.Ok(await Of(call, (await call.Channel()).Key.Value)),
        },
        new()
        {
            Method = "PATCH", Path = Path, Noun = ChannelRoutes.Noun, Id = "setRouting", Needs = Permission.ManageChannels,
            Summary = "Sets them; what is left out stays, an empty id takes it away. Another agent needs assistants.manage too, and must be published.",
            Body = typeof(ChannelModels.RoutingBody), Answer = typeof(ChannelModels.Routing), Do = Set,
        },
    ];

    private static async Task<ApiAnswer> Set(ApiCall call)
    {
        var connection = (await call.Channel()).Key.Value;
        var body = call.Body<ChannelModels.RoutingBody>();
        var people = await call.Grains.GetGrain<IPeopleGrain>(call.Tenant).List();

        // The team is looked at before the agent is set, so that nothing is done when half of it can't be.
        if (body.TeamId is { Length: > 0 } wish && people.Teams.All(team => team.Id != wish))
        {
            return ApiProblem.Invalid("teamId", "Choose a team of this workspace.", "unknown_team");
        }

        if (body.AgentId is { } agent
            && await call.Grains.GetGrain<IAgentDirectoryGrain>(call.Tenant).Choose(connection, Named(agent)) is { Refusal: { } unfit })
        {
            return ApiProblem.Of(unfit.Field is null ? unfit : unfit with { Field = "agentId" });
        }

        if (body.TeamId is { } team
            && await call.Grains.GetGrain<IAssignmentGrain>(call.Tenant).SetTeam(connection, Named(team)) is { Refusal: { } unknown })
        {
            return ApiProblem.Of(unknown.Field is null ? unknown : unknown with { Field = "teamId" });
        }

        return ApiAnswer.Ok(await Of(call, connection));
    }

    private static async Task<ChannelModels.Routing> Of(ApiCall call, string connection)
    {
        var chosen = await call.Grains.GetGrain<IAgentDirectoryGrain>(call.Tenant).Chosen();
        var assignment = await call.Grains.GetGrain<IAssignmentGrain>(call.Tenant).Get();
        return new(
            chosen.FirstOrDefault(one => one.Connection == connection)?.Agent,
            assignment.Settings.Teams.FirstOrDefault(one => one.Connection == connection)?.Team);
    }

    private static string? Named(string id) => id.Length == 0 ? null : id;
}
