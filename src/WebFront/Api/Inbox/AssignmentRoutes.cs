using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Api.Channels;

namespace Chatbotics.WebFront.Api.Inbox;

/// <summary>How conversations find people.</summary>
internal static class AssignmentRoutes
{
    private const string Noun = "Assignment";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/assignment", Noun = Noun, Id = "getAssignment", Needs = Permission.ManageInboxSettings,
            Summary = "Gives the rules of assignment, who is online and has how much, and how many conversations wait.",
            Answer = typeof(InboxModels.Assignment), Do = Get,
        },
        new()
        {
            Method = "PUT", Path = "/assignment", Noun = Noun, Id = "setAssignment", Needs = Permission.ManageInboxSettings,
            Summary = "Changes rules and limits; the first rule that fits decides. Methods: round_robin, fewest_open. What is left out stays; a list replaces the whole list.",
            Body = typeof(InboxModels.AssignmentBody), Answer = typeof(InboxModels.Assignment), Do = Set,
        },
    ];

    private static IAssignmentGrain Assignment(ApiCall call) => call.Grains.GetGrain<IAssignmentGrain>(call.Tenant);

    private static async Task<ApiAnswer> Get(ApiCall call)
    {
        var overview = await Assignment(call).Get();
        var settings = overview.Settings;
        return ApiAnswer.Ok(new InboxModels.Assignment(
            [.. settings.Policies.Select(Model)],
            settings.Capacity,
            [.. settings.Capacities.Select(static one => new InboxModels.MemberLimit(one.AccountId, one.Capacity, one.IsAway))],
            [.. overview.Members.Select(static one => new InboxModels.MemberLoad(one.AccountId, one.Name, one.IsOnline, one.IsAway, one.Open, one.Capacity))],
            overview.Waiting));
    }

    private static async Task<ApiAnswer> Set(ApiCall call)
    {
        var body = call.Body<InboxModels.AssignmentBody>();
        var old = (await Assignment(call).Get()).Settings;
        var people = await call.Grains.GetGrain<IPeopleGrain>(call.Tenant).List();
        var result = await Assignment(call).Save(old with
        {
            Policies = body.Rules is { } rules ? [.. rules.Select((rule, index) => Rule(call, people, old, rule, index))] : old.Policies,
            Capacity = body.Capacity ?? old.Capacity,
            Capacities = body.Limits is { } limits ? [.. limits.Select((limit, index) => Limit(people, limit, index))] : old.Capacities,
        });
        return result.Error is { } error ? ApiProblem.Of(error) : await Get(call);
    }

    private static AssignmentPolicy Rule(ApiCall call, PeopleList people, AssignmentSettings old, InboxModels.AssignmentRule rule, int index)
    {
        if (rule.TeamId is { Length: > 0 } team && people.Teams.All(one => one.Id != team))
        {
            throw new ApiException(ApiProblem.Invalid($"rules[{index}].teamId", "No team has this id. GET /teams lists them."));
        }

        // What a rule has beyond what stands here stays as it is.
        var present = old.Policies.FirstOrDefault(one => one.Id == rule.Id) ?? new AssignmentPolicy { Name = "" };
        return present with
        {
            Name = rule.Name ?? "",
            IsOn = rule.IsOn,
            Method = ApiCall.Word<AssignmentMethod>($"rules[{index}].method", rule.Method) ?? AssignmentMethod.RoundRobin,
            Team = string.IsNullOrEmpty(rule.TeamId) ? null : rule.TeamId,
            Connections = [.. (rule.ChannelIds ?? []).Select(id => ChannelCalls.Key(call.Tenant, id, $"rules[{index}].channelIds").Value)],
            OnlyOnline = rule.OnlyOnline,
        };
    }

    private static MemberCapacity Limit(PeopleList people, InboxModels.MemberLimit limit, int index) =>
        people.Members.Any(one => one.AccountId == limit.MemberId)
            ? new MemberCapacity(limit.MemberId!, limit.Capacity, limit.IsAway)
            : throw new ApiException(ApiProblem.Invalid($"limits[{index}].memberId", "Nobody in this workspace has this id. GET /members lists them."));

    private static InboxModels.AssignmentRule Model(AssignmentPolicy one) =>
        new(one.Id, one.Name, one.IsOn, ApiWords.Of(one.Method), one.Team, [.. one.Connections.Select(ChannelCalls.IdOf)], one.OnlyOnline);
}
