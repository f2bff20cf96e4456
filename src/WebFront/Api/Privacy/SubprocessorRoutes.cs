using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Register;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Who else processes the customers' data, version by version.</summary>
internal static class SubprocessorRoutes
{
    private const string Noun = "Subprocessors";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/privacy/subprocessors", Noun = Noun, Id = "listSubprocessors", Needs = Permission.ManagePrivacy,
            Summary = "Lists the companies that process customers' data: present ones, then former ones, each with the versions of the list that have it.",
            Answer = typeof(RegisterModels.Subprocessors), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/privacy/subprocessors", Noun = Noun, Id = "addSubprocessor", Needs = Permission.ManagePrivacy, Status = 201,
            Summary = "Adds a company, as a new version of the list.",
            Body = typeof(RegisterModels.SubprocessorBody), Answer = typeof(RegisterModels.Subprocessor), Do = Add,
        },
        new()
        {
            Method = "DELETE", Path = "/privacy/subprocessors/{subprocessor}", Noun = Noun, Id = "removeSubprocessor", Needs = Permission.ManagePrivacy, Status = 204,
            Summary = "Takes a company out, as a new version of the list; it stays readable as a former one.", Do = Remove,
        },
    ];

    private static IPrivacyRegisterGrain Register(ApiCall call) => call.Grains.GetGrain<IPrivacyRegisterGrain>(call.Tenant);

    private static async Task<ApiAnswer> List(ApiCall call)
    {
        // The operator may have changed the installation's models since an agent was last published.
        await call.Grains.GetGrain<IAgentDirectoryGrain>(call.Tenant).NoteProviders();
        var register = await Register(call).Get();
        return ApiAnswer.Ok(new RegisterModels.Subprocessors(register.Version, [.. register.Subprocessors.Select(Model)]));
    }

    private static async Task<ApiAnswer> Add(ApiCall call)
    {
        var body = call.Body<RegisterModels.SubprocessorBody>();
        var outcome = await Register(call).AddSubprocessor(new Subprocessor { Name = body.Name ?? "", Purpose = body.Purpose ?? "", Place = body.Place ?? "" });
        return outcome.Refusal is { } refusal
            ? ApiProblem.Of(refusal)
            : ApiAnswer.Made("/privacy/subprocessors/" + outcome.Id, Model((await Register(call).Get()).Subprocessors.First(one => one.Id == outcome.Id)));
    }

    private static async Task<ApiAnswer> Remove(ApiCall call)
    {
        var id = call.Route("subprocessor");
        return (await Register(call).Get()).Subprocessors.FirstOrDefault(one => one.Id == id) switch
        {
            null => ApiProblem.NotFound,
            { FromSetting: not null } => ApiProblem.Of(409, "follows_models", "Refused", "This company follows the models that your agents use. Change those instead."),
            _ => (await Register(call).RemoveSubprocessor(id)).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done,
        };
    }

    private static RegisterModels.Subprocessor Model(Subprocessor one) => new(
        one.Id,
        one.Name,
        one.Purpose,
        one.Place,
        one.SinceVersion,
        one.AddedAt,
        one.GoneInVersion > 0 ? one.GoneInVersion : null,
        one.RemovedAt,
        one.FromSetting is not null,
        one.ExcludesTraining);
}
