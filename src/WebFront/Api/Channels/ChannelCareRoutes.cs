using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Channels.Templates;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Channels;

/// <summary>The connection doctor, and the templates of a WhatsApp number.</summary>
internal static class ChannelCareRoutes
{
    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/channels/{platform}/{asset}/checkup", Noun = ChannelRoutes.Noun, Id = "getCheckup", Needs = Permission.ManageChannels,
            Summary = "Gives the last examination of a channel; 404 before the first.", Answer = typeof(ChannelModels.Checkup),
            Do = static async call => Answer(await (await Care(call)).Last()),
        },
        new()
        {
            Method = "POST", Path = "/channels/{platform}/{asset}/checkup", Noun = ChannelRoutes.Noun, Id = "examineChannel", Needs = Permission.ManageChannels,
            Summary = "Examines a channel now: token, scopes, subscription, webhooks, quality, limits. Takes up to twenty seconds.", Answer = typeof(ChannelModels.Checkup),
            Do = static async call => Answer(await (await Care(call)).Examine()),
        },
        new()
        {
            Method = "POST", Path = "/channels/{platform}/{asset}/remedies", Noun = ChannelRoutes.Noun, Id = "applyRemedy", Needs = Permission.ManageChannels,
            Summary = "Applies the remedy of a finding: subscribe, resume or renew. The others need a person.",
            Body = typeof(ChannelModels.RemedyBody), Answer = typeof(ChannelModels.RemedyOutcome), Do = Apply,
        },
        new()
        {
            Method = "POST", Path = "/channels/{platform}/{asset}/test", Noun = ChannelRoutes.Noun, Id = "sendTestMessage", Needs = Permission.ManageChannels,
            Summary = "Sends WhatsApp's approved template hello_world to a number.",
            Body = typeof(ChannelModels.TestBody), Answer = typeof(ChannelModels.RemedyOutcome), Do = Test,
        },
        new()
        {
            Method = "GET", Path = "/channels/{platform}/{asset}/templates", Noun = ChannelRoutes.Noun, Id = "listTemplates", Needs = Permission.Reply,
            Summary = "Lists the templates of a WhatsApp number, as they were last read.", Answer = typeof(ChannelModels.Templates),
            Do = static async call => Answer(await (await Templates(call)).Get()),
        },
        new()
        {
            Method = "POST", Path = "/channels/{platform}/{asset}/templates/sync", Noun = ChannelRoutes.Noun, Id = "syncTemplates", Needs = Permission.Reply,
            Summary = "Reads the templates from the platform now.", Answer = typeof(ChannelModels.Templates),
            Do = static async call => Answer(await (await Templates(call)).Sync()),
        },
    ];

    private static async Task<IConnectionCareGrain> Care(ApiCall call) =>
        call.Grains.GetGrain<IConnectionCareGrain>((await call.Channel()).Key.Value);

    private static async Task<ITemplatesGrain> Templates(ApiCall call) =>
        call.Grains.GetGrain<ITemplatesGrain>((await call.Channel()).Key.Value);

    private static async Task<ApiAnswer> Apply(ApiCall call)
    {
        var care = await Care(call);
        var remedy = ApiCall.Word<Remedy>("remedy", call.Body<ChannelModels.RemedyBody>().Remedy ?? "")!.Value;
        return remedy is Remedy.Subscribe or Remedy.Resume or Remedy.Renew
            ? Answer(await care.Apply(remedy))
            : ApiProblem.Invalid("remedy", "Use subscribe, resume or renew. The other remedies need a person, in the dashboard.");
    }

    private static async Task<ApiAnswer> Test(ApiCall call)
    {
        var care = await Care(call);
        return call.Body<ChannelModels.TestBody>().To is { Length: > 0 and <= 40 } to
            ? Answer(await care.SendTest(to))
            : ApiProblem.Invalid("to", "Give a phone number with its country code, for example +4915112345678.");
    }

    private static ApiAnswer Answer(RemedyResult result) => ApiAnswer.Ok(new ChannelModels.RemedyOutcome(result.Done, Sentences.Say(result.Text)));

    private static ApiAnswer Answer(Examination? examination) => examination is null ? ApiProblem.NotFound : ApiAnswer.Ok(new ChannelModels.Checkup(
        examination.At,
        [
            .. examination.Findings.Select(static one => new ChannelModels.CheckupFinding(
                one.Code, ApiWords.Of(one.State), Sentences.Say(one.Title), Sentences.Say(one.Text), Sentences.Say(one.Fact), one.Remedy == Remedy.None ? null : ApiWords.Of(one.Remedy), one.Link)),
        ]));

    private static ApiAnswer Answer(TemplateList list) => ApiAnswer.Ok(new ChannelModels.Templates(
        [
            .. list.Templates.Select(static one => new ChannelModels.Template(
                one.Name, one.Language, one.Category, one.Status, one.HeaderFormat, one.Header, one.Body, one.Footer,
                [.. one.Buttons.Select(static button => new ChannelModels.TemplateButtonModel(button.Type, button.Text, button.Url))])),
        ],
        list.ReadAt,
        list.Problem));
}
