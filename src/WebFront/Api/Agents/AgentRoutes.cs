using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Agents;

namespace Chatbotics.WebFront.Api.Agents;

/// <summary>AI agents: draft, publish, go back, stop.</summary>
internal static class AgentRoutes
{
    /// <summary>The noun of the description.</summary>
    public const string Noun = "AI agents";

    private const decimal MostCostPerDay = 1_000_000;

    private static readonly AssistantOperation The = new(Noun, typeof(AgentModels.Agent));

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        The.Of("GET", "/agents", "listAgents", "Lists the agents.", List, answer: typeof(ApiList<AgentModels.AgentRow>)),
        The.Of("POST", "/agents", "createAgent", "Makes an agent from a template. Customers meet it once it is published.", Create, typeof(AgentModels.NewAgentBody), status: 201),
        The.Of("GET", "/agents/usage", "getUsage", "Says what all agents together did and spent in the last seven days, and today (UTC).", static call => UsageOf(call, ""), answer: typeof(AgentModels.Usage)),
        The.Of("PUT", "/agents/limit", "setAgentLimit", "Sets what models may cost all agents together in a day (UTC), in the models' currency; 0 for no limit.", SetLimit, typeof(AgentModels.LimitBody), typeof(AgentModels.Usage)),
        The.Of("GET", "/agents/models", "listModels", "Lists the models that agents may choose. Without one, the built-in answerer works from the knowledge.", Models, answer: typeof(AgentModels.ModelList)),
        The.Of("GET", "/agents/{agent}", "getAgent", "Gives an agent: its draft, what is live, its versions.", Get),
        The.Of("PUT", "/agents/{agent}/draft", "saveDraft", "Changes the draft; customers notice nothing yet. Refused when somebody saved it meanwhile.", Save, typeof(AgentModels.DraftBody)),
        The.Of("POST", "/agents/{agent}/publish", "publishAgent", "Makes the draft the version that customers meet.", Publish, typeof(AgentModels.PublishBody)),
        The.Of("GET", "/agents/{agent}/versions/{version}", "getAgentVersion", "Gives what a version is; 0 is the draft.", Version, answer: typeof(AgentModels.AgentSettings)),
        The.Of("POST", "/agents/{agent}/versions/{version}/restore", "restoreAgentVersion", "Takes a version back as the draft.", Restore),
        The.Of("POST", "/agents/{agent}/stop", "stopAgent", "Takes the agent away from customers; its conversations go to people with their next message.", Stop),
        The.Of("PUT", "/agents/{agent}/secrets/{name}", "setAgentSecret", "Sets a secret that tools name as {{secret.NAME}}; an empty value deletes it. Nothing gives it back.", SetSecret, typeof(AgentModels.SecretBody)),
        The.Of("GET", "/agents/{agent}/usage", "getAgentUsage", "Says what the agent did and spent in the last seven days, and today (UTC).", Usage, answer: typeof(AgentModels.Usage)),
        The.Of("DELETE", "/agents/{agent}", "deleteAgent", "Deletes an agent with all its versions, secrets and tests.", Delete, status: 204),
    ];

    /// <summary>The agent that the path names.</summary>
    /// <param name="call">The request.</param>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public static async Task<(IAgentGrain Grain, AgentDetails Details)> Agent(this ApiCall call)
    {
        if (!GrainKeys.IsPart(call.Route("agent")))
        {
            throw new ApiException(ApiProblem.NotFound);
        }

        var grain = call.Grains.GetGrain<IAgentGrain>(AgentKeys.Of(call.Tenant, call.Route("agent")));
        return await grain.Get() is { } details ? (grain, details) : throw new ApiException(ApiProblem.NotFound);
    }

    private static async Task<ApiAnswer> List(ApiCall call) => ApiAnswer.Ok(new ApiList<AgentModels.AgentRow>(
    [
        .. (await call.Grains.GetGrain<IAgentDirectoryGrain>(call.Tenant).List()).Select(static one => new AgentModels.AgentRow(one.Id, one.Name, one.Purpose, one.Live, one.IsChanged)),
    ]));

    private static async Task<ApiAnswer> Models(ApiCall call)
    {
        var models = await call.Grains.GetGrain<IAgentDirectoryGrain>(call.Tenant).Models();
        return ApiAnswer.Ok(new AgentModels.ModelList(models.Names, models.HasDefault));
    }

    private static async Task<ApiAnswer> Create(ApiCall call)
    {
        var body = call.Body<AgentModels.NewAgentBody>();
        var template = ApiCall.Word<AgentTemplateKind>("template", body.Template) ?? AgentTemplateKind.Support;
        var name = body.Name?.Trim() ?? "";
        var listed = await call.Grains.GetGrain<IAgentDirectoryGrain>(call.Tenant).List();
        var id = AgentDesk.IdOf(name, [.. listed.Select(static one => one.Id)]);
        var grain = call.Grains.GetGrain<IAgentGrain>(AgentKeys.Of(call.Tenant, id));
        var outcome = await grain.Create(AgentTemplates.Make(template, name), await call.Me());
        return outcome.IsDone ? ApiAnswer.Made("/agents/" + id, Model((await grain.Get())!)) : ApiProblem.Of(outcome.Errors);
    }

    private static async Task<ApiAnswer> Get(ApiCall call) => ApiAnswer.Ok(Model((await call.Agent()).Details));

    private static async Task<ApiAnswer> Save(ApiCall call)
    {
        var (grain, details) = await call.Agent();
        var body = call.Body<AgentModels.DraftBody>();
        if (body.Draft is not { } draft)
        {
            return ApiProblem.Invalid("draft", "Give what is to be changed.");
        }

        return await After(grain, await grain.SaveDraft(AgentSettingsText.Change(call.Tenant, details.Draft, draft), body.Revision ?? details.Revision, await call.Me()), "draft.");
    }

    private static async Task<ApiAnswer> Publish(ApiCall call)
    {
        var (grain, _) = await call.Agent();
        return await After(grain, await grain.Publish(call.Body<AgentModels.PublishBody>().Note ?? "", await call.Me()));
    }

    private static async Task<ApiAnswer> Version(ApiCall call)
    {
        var (grain, _) = await call.Agent();
        return int.TryParse(call.Route("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await grain.GetVersion(number) is { } version
            ? ApiAnswer.Ok(AgentSettingsText.Of(version))
            : ApiProblem.NotFound;
    }

    private static async Task<ApiAnswer> Restore(ApiCall call)
    {
        var (grain, details) = await call.Agent();
        return int.TryParse(call.Route("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && details.Versions.Any(one => one.Number == number)
            ? await After(grain, await grain.Restore(number, await call.Me()))
            : ApiProblem.NotFound;
    }

    private static async Task<ApiAnswer> Stop(ApiCall call)
    {
        var (grain, _) = await call.Agent();
        return await After(grain, await grain.Stop(await call.Me()));
    }

    private static async Task<ApiAnswer> SetSecret(ApiCall call)
    {
        var (grain, _) = await call.Agent();
        return await After(grain, await grain.SetSecret(call.Route("name"), call.Body<AgentModels.SecretBody>().Value ?? ""));
    }

    private static async Task<ApiAnswer> Usage(ApiCall call) => await UsageOf(call, (await call.Agent()).Details.Id);

    private static async Task<ApiAnswer> UsageOf(ApiCall call, string agent)
    {
        var usage = await call.Grains.GetGrain<IAgentUsageGrain>(call.Tenant).Get(agent);
        return ApiAnswer.Ok(new AgentModels.Usage(
            usage.Answers, usage.HandOvers, usage.Tokens, usage.Cost, usage.CostToday, usage.AnswersToday, usage.WorkspaceLimit));
    }

    private static async Task<ApiAnswer> SetLimit(ApiCall call)
    {
        if (call.Body<AgentModels.LimitBody>().CostPerDay is not ({ } limit and >= 0 and <= MostCostPerDay))
        {
            return ApiProblem.Invalid("costPerDay", string.Create(CultureInfo.InvariantCulture, $"Use a number from {0} to {MostCostPerDay:0}."));
        }

        await call.Grains.GetGrain<IAgentUsageGrain>(call.Tenant).SetLimit(limit);
        return await UsageOf(call, "");
    }

    private static async Task<ApiAnswer> Delete(ApiCall call)
    {
        var (grain, _) = await call.Agent();
        await grain.Delete(await call.Me());
        return ApiAnswer.Done;
    }

    private static async Task<ApiAnswer> After(IAgentGrain grain, AgentOutcome outcome, string prefix = "") => outcome.IsDone
        ? ApiAnswer.Ok(Model((await grain.Get())!))
        : ApiProblem.Of([.. outcome.Errors.Select(error => error.Field is "revision" or "tests" or "version" ? error : error with { Field = prefix + error.Field })]);

    private static AgentModels.Agent Model(AgentDetails one) => new(
        one.Id,
        AgentSettingsText.Of(one.Draft),
        one.Revision,
        one.SavedAt,
        one.Live,
        one.IsChanged,
        [.. one.Versions.Select(static version => new AgentModels.VersionRow(version.Number, version.At, version.By.Name, version.Note))],
        [.. (one.Secrets.IsDefault ? [] : one.Secrets).Select(static secret => secret.Name)]);
}
