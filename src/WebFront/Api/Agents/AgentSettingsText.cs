using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.WebFront.Api.Channels;

namespace Chatbotics.WebFront.Api.Agents;

/// <summary>An agent's definition between programs and the agent.</summary>
internal static class AgentSettingsText
{
    /// <summary>A definition as programs see it.</summary>
    /// <param name="one">The definition.</param>
    public static AgentModels.AgentSettings Of(AgentDefinition one) => new(
        one.Name,
        one.Purpose,
        one.Instructions,
        one.Tone,
        one.FollowsCustomersLanguage,
        one.Language,
        ApiWords.Of(one.Mode),
        ApiWords.Of(one.Engine),
        List(one.Models),
        one.Temperature,
        List(one.KnowledgeBases),
        one.CitesSources,
        [.. List(one.Tools).Select(Of)],
        [.. List(one.Connections).Select(ChannelCalls.IdOf)],
        one.QuietPeriod.TotalSeconds,
        new AgentModels.HandOver(one.HandOver.WhenAsked, one.HandOver.WhenNotFound, one.HandOver.WhenUpset, List(one.HandOver.Keywords), one.HandOver.AfterTurns, one.HandOver.Text),
        new AgentModels.Budget(one.Budget.ToolCallsPerTurn, one.Budget.TokensPerTurn, one.Budget.AnswersPerDay, one.Budget.CostPerDay),
        one.HidesPersonalData,
        one.RequiresTests,
        AgentHoursText.Of(one.Hours));

    /// <summary>A definition with what a body changes; the rest stays.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="old">The present definition.</param>
    /// <param name="body">The change.</param>
    /// <exception cref="ApiException">A word is wrong; the field is named.</exception>
    public static AgentDefinition Change(string tenant, AgentDefinition old, AgentModels.AgentSettings body) => old with
    {
        Name = body.Name ?? old.Name,
        Purpose = body.Purpose ?? old.Purpose,
        Instructions = body.Instructions ?? old.Instructions,
        Tone = body.Tone ?? old.Tone,
        FollowsCustomersLanguage = body.FollowsCustomersLanguage ?? old.FollowsCustomersLanguage,
        Language = body.Language ?? old.Language,
        Mode = ApiCall.Word<AgentMode>("draft.mode", body.Mode) ?? old.Mode,
        Engine = ApiCall.Word<AgentEngine>("draft.engine", body.Engine) ?? old.Engine,
        Models = body.Models ?? old.Models,
        Temperature = body.Temperature ?? old.Temperature,
        KnowledgeBases = body.KnowledgeIds ?? old.KnowledgeBases,
        CitesSources = body.CitesSources ?? old.CitesSources,
        Tools = body.Tools is { } tools ? [.. tools.Select(Tool)] : old.Tools,
        Connections = body.ChannelIds is { } channels ? [.. channels.Select(id => ChannelCalls.Key(tenant, id, "draft.channelIds").Value)] : old.Connections,
        QuietPeriod = body.QuietSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, -1, 3_600)) : old.QuietPeriod,
        HandOver = body.HandOver is { } rules
            ? old.HandOver with
            {
                WhenAsked = rules.WhenAsked,
                WhenNotFound = rules.WhenNotFound,
                WhenUpset = rules.WhenUpset,
                Keywords = rules.Keywords ?? [],
                AfterTurns = rules.AfterTurns,
                Text = string.IsNullOrEmpty(rules.Text) ? null : rules.Text,
            }
            : old.HandOver,
        Budget = body.Budget is { } budget
            ? old.Budget with
            {
                ToolCallsPerTurn = budget.ToolCallsPerTurn,
                TokensPerTurn = budget.TokensPerTurn,
                AnswersPerDay = budget.AnswersPerDay,
                CostPerDay = budget.CostPerDay,
            }
            : old.Budget,
        HidesPersonalData = body.HidesPersonalData ?? old.HidesPersonalData,
        RequiresTests = body.RequiresTests ?? old.RequiresTests,
        Hours = body.Hours is { } hours ? AgentHoursText.Read(hours) : old.Hours,
    };

    private static AgentModels.Tool Of(AgentTool tool) => new(
        tool.Id,
        ApiWords.Of(tool.Kind),
        tool.Name,
        tool.Description,
        ApiWords.Of(tool.Mode),
        tool.Http is not { } http ? null : new AgentModels.HttpTool(
            http.Method,
            http.Url,
            [.. List(http.Headers).Select(static one => new AgentModels.Header(one.Name, one.Value))],
            http.Body,
            [.. List(http.Parameters).Select(static one => new AgentModels.Input(one.Name, one.Description, one.IsRequired))],
            List(http.ResponsePaths),
            http.TimeoutSeconds));

    private static AgentTool Tool(AgentModels.Tool tool, int index) => new()
    {
        Id = tool.Id ?? "",
        Kind = ApiCall.Word<AgentToolKind>($"draft.tools[{index}].kind", tool.Kind ?? "")!.Value,
        Name = tool.Name ?? "",
        Description = tool.Description ?? "",
        Mode = ApiCall.Word<AgentToolMode>($"draft.tools[{index}].mode", tool.Mode) ?? AgentToolMode.ByItself,
        Http = tool.Http is not { } http ? null : new HttpAction
        {
            Method = http.Method ?? "GET",
            Url = http.Url ?? "",
            Headers = [.. (http.Headers ?? []).Select(static one => new HttpActionHeader(one.Name ?? "", one.Value ?? ""))],
            Body = http.Body ?? "",
            Parameters = [.. (http.Inputs ?? []).Select(static one => new ToolParameter(one.Name ?? "", one.Description ?? "", one.IsRequired))],
            ResponsePaths = http.ResponsePaths ?? [],
            TimeoutSeconds = http.TimeoutSeconds ?? 10,
        },
    };

    private static ImmutableArray<T> List<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
