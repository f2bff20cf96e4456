using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.People;

/// <summary>Teams.</summary>
internal static class TeamRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/teams", Noun = "Teams", Id = "listTeams", Needs = Permission.ViewPeople,
            Summary = "Lists the teams.", Answer = typeof(ApiList<PeopleModels.Team>), Do = ListTeams,
        },
        new()
        {
            Method = "POST", Path = "/teams", Noun = "Teams", Id = "createTeam", Needs = Permission.ManageTeams, Status = 201,
            Summary = "Makes a team.", Body = typeof(PeopleModels.TeamBody), Answer = typeof(PeopleModels.Team), Do = call => SaveTeam(call, null),
        },
        new()
        {
            Method = "PUT", Path = "/teams/{team}", Noun = "Teams", Id = "renameTeam", Needs = Permission.ManageTeams,
            Summary = "Renames a team.", Body = typeof(PeopleModels.TeamBody), Answer = typeof(PeopleModels.Team), Do = call => SaveTeam(call, call.Route("team")),
        },
        new()
        {
            Method = "DELETE", Path = "/teams/{team}", Noun = "Teams", Id = "deleteTeam", Needs = Permission.ManageTeams, Status = 204,
            Summary = "Deletes a team; its members stay in the workspace.", Do = DeleteTeam,
        },
    ];

    private static IPeopleGrain People(ApiCall call) => call.Grains.GetGrain<IPeopleGrain>(call.Tenant);

    private static async Task<ApiAnswer> ListTeams(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<PeopleModels.Team>([.. (await People(call).List()).Teams.Select(static one => new PeopleModels.Team(one.Id, one.Name))]));

    private static async Task<ApiAnswer> SaveTeam(ApiCall call, string? id)
    {
        var name = call.Body<PeopleModels.TeamBody>().Name ?? "";
        var outcome = await People(call).SaveTeam(id, name);
        return outcome.Refusal is { } refusal ? ApiProblem.Of(refusal)
            : id is null ? ApiAnswer.Made("/teams", new PeopleModels.Team(outcome.Id ?? "", name.Trim()))
            : ApiAnswer.Ok(new PeopleModels.Team(id, name.Trim()));
    }

    private static async Task<ApiAnswer> DeleteTeam(ApiCall call) =>
        (await People(call).DeleteTeam(call.Route("team"))).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done;
}
