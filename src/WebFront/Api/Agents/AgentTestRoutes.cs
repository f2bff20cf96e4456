using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Agents;

/// <summary>The tests of an agent.</summary>
internal static class AgentTestRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/agents/{agent}/tests", Noun = AgentRoutes.Noun, Id = "getAgentTests", Needs = Permission.ManageAssistants,
            Summary = "Gives an agent's tests with their last run, or the one under way.", Answer = typeof(AgentModels.TestSuite), Do = Get,
        },
        new()
        {
            Method = "PUT", Path = "/agents/{agent}/tests", Noun = AgentRoutes.Noun, Id = "setAgentTests", Needs = Permission.ManageAssistants,
            Summary = "Replaces the tests, at most 200.", Body = typeof(AgentModels.TestsBody), Answer = typeof(AgentModels.TestSuite), Do = Set,
        },
        new()
        {
            Method = "POST", Path = "/agents/{agent}/tests/run", Noun = AgentRoutes.Noun, Id = "runAgentTests", Needs = Permission.ManageAssistants, Status = 202,
            Summary = "Begins to run all tests against one or two versions; 0 is the draft.", Body = typeof(AgentModels.RunBody), Answer = typeof(AgentModels.TestSuite), Do = Run,
        },
    ];

    private static async Task<IAgentTestsGrain> Tests(ApiCall call)
    {
        var (_, details) = await call.Agent();
        return call.Grains.GetGrain<IAgentTestsGrain>(AgentKeys.Of(call.Tenant, details.Id));
    }

    private static async Task<ApiAnswer> Get(ApiCall call) => await Answer(await Tests(call), 200);

    private static async Task<ApiAnswer> Set(ApiCall call)
    {
        var tests = await Tests(call);
        var outcome = await tests.Save(
        [
            .. (call.Body<AgentModels.TestsBody>().Tests ?? []).Select(static one => new AgentTest
            {
                Id = string.IsNullOrEmpty(one.Id) ? Guid.NewGuid().ToString("N") : one.Id,
                Question = one.Question ?? "",
                Contains = one.Contains ?? [],
                Lacks = one.Lacks ?? [],
                Cites = one.Cites ?? "",
                Calls = one.Calls ?? "",
                HandsOver = one.HandsOver,
            }),
        ]);
        return outcome.IsDone ? await Answer(tests, 200) : ApiProblem.Invalid("tests", outcome.Errors[0].Message);
    }

    private static async Task<ApiAnswer> Run(ApiCall call)
    {
        var tests = await Tests(call);
        var body = call.Body<AgentModels.RunBody>();
        var outcome = await tests.Start(body.Versions ?? [0], body.Times ?? 1);
        return outcome.IsDone ? await Answer(tests, 202) : ApiProblem.Invalid(outcome.Errors[0].Field, outcome.Errors[0].Message);
    }

    private static async Task<ApiAnswer> Answer(IAgentTestsGrain grain, int status)
    {
        var suite = await grain.Get();
        return new ApiAnswer(status, new AgentModels.TestSuite(
            [.. suite.Tests.Select(static one => new AgentModels.TestCase(one.Id, one.Question, one.Contains, one.Lacks, one.Cites, one.Calls, one.HandsOver))],
            [.. suite.Results.Select(static one => new AgentModels.TestOutcome(one.Test, one.Version, one.Runs, one.Passed, one.Answer, one.Fault))],
            suite.Versions,
            suite.RanAt,
            suite.IsRunning));
    }
}
