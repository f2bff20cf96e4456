using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.WebFront.Api.Inbox;
using Chatbotics.WebFront.Dashboard.Inbox;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Retention rules and legal holds.</summary>
internal static class RetentionRoutes
{
    private const string Noun = "Retention";
    private const string Every = "all";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/retention", Noun = Noun, Id = "getRetention", Needs = Permission.ManagePrivacy,
            Summary = "Gives the rules: how many days messages, media, traces of agents, analytics and the audit log are kept.", Answer = typeof(RetentionModels.Retention), Do = Get,
        },
        new()
        {
            Method = "GET", Path = "/retention/{channel}/preview", Noun = Noun, Id = "previewRetention", Needs = Permission.ManagePrivacy,
            Summary = "Counts what a rule would erase.", Query = [("days", "The days after the last message; without it, nothing would go")],
            Answer = typeof(RetentionModels.Preview), Do = Preview,
        },
        new()
        {
            Method = "PUT", Path = "/retention/{channel}", Noun = Noun, Id = "setRetention", Needs = Permission.ManagePrivacy,
            Summary = "Sets a channel's rule. A shorter one is announced first and begins some days later.",
            Body = typeof(RetentionModels.RuleBody), Answer = typeof(RetentionModels.Retention), Do = Set,
        },
        new()
        {
            Method = "POST", Path = "/retention/{channel}/keep", Noun = Noun, Id = "keepRetention", Needs = Permission.ManagePrivacy,
            Summary = "Takes an announced change back.", Answer = typeof(RetentionModels.Retention), Do = Keep,
        },
        new()
        {
            Method = "GET", Path = "/retention/{channel}/{kind}/preview", Noun = Noun, Id = "previewRetentionOfKind", Needs = Permission.ManagePrivacy,
            Summary = "Counts what a rule would erase of one kind: messages, media, traces. The channel may be all.", Query = [("days", "The days; without it, nothing would go")],
            Answer = typeof(RetentionModels.Preview), Do = PreviewKind,
        },
        new()
        {
            Method = "PUT", Path = "/retention/{channel}/{kind}", Noun = Noun, Id = "setRetentionOfKind", Needs = Permission.ManagePrivacy,
            Summary = "Sets a rule for messages, media, traces, analytics or audit, of a channel or of all that have none. A shorter one is announced first and begins some days later.",
            Body = typeof(RetentionModels.RuleBody), Answer = typeof(RetentionModels.Retention), Do = SetKind,
        },
        new()
        {
            Method = "DELETE", Path = "/retention/{channel}/{kind}", Noun = Noun, Id = "inheritRetention", Needs = Permission.ManagePrivacy,
            Summary = "Takes a channel's own rule away, so that the one of all channels holds; announced first when that is shorter.",
            Answer = typeof(RetentionModels.Retention), Do = Inherit,
        },
        new()
        {
            Method = "POST", Path = "/retention/{channel}/{kind}/keep", Noun = Noun, Id = "keepRetentionOfKind", Needs = Permission.ManagePrivacy,
            Summary = "Takes an announced change back.", Answer = typeof(RetentionModels.Retention), Do = KeepKind,
        },
        new()
        {
            Method = "GET", Path = "/retention/runs", Noun = Noun, Id = "listRetentionRuns", Needs = Permission.ManagePrivacy,
            Summary = "Lists the latest runs, newest first, and what each erased.", Answer = typeof(ApiList<RetentionModels.Run>), Do = Runs,
        },
        new()
        {
            Method = "GET", Path = "/holds", Noun = Noun, Id = "listHolds", Needs = Permission.ManagePrivacy,
            Summary = "Lists the legal holds.", Answer = typeof(ApiList<RetentionModels.Hold>), Do = ListHolds,
        },
        new()
        {
            Method = "POST", Path = "/holds", Noun = Noun, Id = "createHold", Needs = Permission.ManagePrivacy, Status = 201,
            Summary = "Sets a legal hold on a channel, conversations, contacts or whatever fulfils conditions: nothing of them is erased while it stands.",
            Body = typeof(RetentionModels.HoldBody), Answer = typeof(RetentionModels.Hold), Do = CreateHold,
        },
        new()
        {
            Method = "POST", Path = "/holds/preview", Noun = Noun, Id = "previewHold", Needs = Permission.ManagePrivacy,
            Summary = "Counts the conversations that a legal hold would keep now.", Body = typeof(RetentionModels.HoldBody), Answer = typeof(RetentionModels.HoldPreview), Do = PreviewHold,
        },
        new()
        {
            Method = "DELETE", Path = "/holds/{hold}", Noun = Noun, Id = "liftHold", Needs = Permission.ManagePrivacy, Status = 204,
            Summary = "Lifts a legal hold.", Do = LiftHold,
        },
    ];

    private static IRetentionGrain Retention(ApiCall call) => call.Grains.GetGrain<IRetentionGrain>(call.Tenant);

    private static ChannelPlatform Channel(ApiCall call) =>
        ChannelPlatforms.TryParse(call.Route("channel"), out var platform) ? platform : throw new ApiException(ApiProblem.NotFound);

    private static ChannelPlatform ChannelOrAll(ApiCall call) => call.Route("channel") == Every ? RetentionRule.Workspace : Channel(call);

    private static RetentionKind Kind(ApiCall call) =>
        Enum.GetValues<RetentionKind>().Where(kind => ApiWords.Of(kind) == call.Route("kind")).Cast<RetentionKind?>().FirstOrDefault()
        ?? throw new ApiException(ApiProblem.NotFound);

    private static async Task<ApiAnswer> Get(ApiCall call)
    {
        var overview = await Retention(call).Get();
        return ApiAnswer.Ok(new RetentionModels.Retention(
            [.. overview.Rules.Select(static one => new RetentionModels.Rule(
                ApiWords.Of(one.Kind), one.Platform == RetentionRule.Workspace ? Every : one.Platform.Name(), one.Days, one.NextDays, one.NextFrom))],
            overview.NextRun));
    }

    private static Task<ApiAnswer> Preview(ApiCall call) => Preview(call, RetentionKind.Messages, Channel(call));

    private static Task<ApiAnswer> PreviewKind(ApiCall call) => Preview(call, Kind(call), ChannelOrAll(call));

    private static async Task<ApiAnswer> Preview(ApiCall call, RetentionKind kind, ChannelPlatform platform)
    {
        var days = call.Query("days") is null ? (int?)null : call.Number("days", 0, RetentionRule.MinDaysOf(kind), RetentionRule.MaxDays);
        var preview = await Retention(call).Preview(kind, platform, days);
        return ApiAnswer.Ok(new RetentionModels.Preview(preview.Goes, preview.Held, preview.Stays, preview.Conversations, preview.Oldest, preview.FirstRun));
    }

    private static async Task<ApiAnswer> Set(ApiCall call) => await After(call, Retention(call).SetRule(Channel(call), call.Body<RetentionModels.RuleBody>().Days));

    private static async Task<ApiAnswer> Keep(ApiCall call) => await After(call, Retention(call).KeepRule(Channel(call)));

    private static async Task<ApiAnswer> SetKind(ApiCall call) =>
        await After(call, Retention(call).SetRule(Kind(call), ChannelOrAll(call), call.Body<RetentionModels.RuleBody>().Days));

    private static async Task<ApiAnswer> KeepKind(ApiCall call) => await After(call, Retention(call).KeepRule(Kind(call), ChannelOrAll(call)));

    private static async Task<ApiAnswer> Inherit(ApiCall call) => await After(call, Retention(call).Inherit(Kind(call), Channel(call)));

    private static async Task<ApiAnswer> Runs(ApiCall call) => ApiAnswer.Ok(new ApiList<RetentionModels.Run>([.. (await Retention(call).Get()).Runs.Select(static run =>
        new RetentionModels.Run(run.At, run.Conversations, run.Media, run.Traces, run.Analytics, run.Audit, run.Held, run.Receipts, run.Note))]));

    private static async Task<ApiAnswer> After(ApiCall call, Task<Outcome> doing) => (await doing).Refusal is { } refusal ? ApiProblem.Of(refusal) : await Get(call);

    private static async Task<ApiAnswer> ListHolds(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<RetentionModels.Hold>([.. (await Retention(call).Get()).Holds.Select(Model)]));

    private static async Task<ApiAnswer> CreateHold(ApiCall call)
    {
        var hold = await Hold(call);
        var outcome = await Retention(call).SetHold(hold);
        return outcome.Refusal is { } refusal
            ? ApiProblem.Of(refusal)
            : ApiAnswer.Made("/holds", Model((await Retention(call).Get()).Holds.First(one => outcome.Id is null ? one.Name == hold.Name.Trim() : one.Id == outcome.Id)));
    }

    private static async Task<ApiAnswer> PreviewHold(ApiCall call) => ApiAnswer.Ok(new RetentionModels.HoldPreview(await Retention(call).PreviewHold(await Hold(call))));

    /// <summary>The hold that the body describes.</summary>
    private static async Task<LegalHold> Hold(ApiCall call)
    {
        var body = call.Body<RetentionModels.HoldBody>();
        var keys = ImmutableArray.CreateBuilder<string>();
        foreach (var id in body.ConversationIds ?? [])
        {
            keys.Add(InboxAddress.TryDecode(call.Tenant, id ?? "", out var key)
                && await call.Grains.GetGrain<IConversationGrain>(key.Value).GetSummary() is not null
                ? key.Value
                : throw new ApiException(ApiProblem.Invalid("conversationIds", "One of the conversations doesn't exist.")));
        }

        return new LegalHold
        {
            Name = body.Name ?? "",
            Reason = body.Reason ?? "",
            Contacts = [.. (body.ContactIds ?? []).Select(id => ContactKeys.IsId(id)
                ? ContactKeys.Of(call.Tenant, id)
                : throw new ApiException(ApiProblem.Invalid("contactIds", "One of the contacts doesn't exist.")))],
            Conditions = FilterWords.Conditions(body.Where),
            Platform = ApiCall.Word<ChannelPlatform>("channel", body.Channel),
            Conversations = keys.ToImmutable(),
        };
    }

    private static async Task<ApiAnswer> LiftHold(ApiCall call)
    {
        var id = call.Route("hold");
        if ((await Retention(call).Get()).Holds.All(one => one.Id != id))
        {
            return ApiProblem.NotFound;
        }

        return (await Retention(call).LiftHold(id)).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done;
    }

    private static RetentionModels.Hold Model(LegalHold one) => new(
        one.Id,
        one.Name,
        one.Reason,
        one.Platform?.Name(),
        [.. (one.Conversations.IsDefault ? [] : one.Conversations).Select(static key => InboxAddress.Encode(ConversationKey.Parse(key)))],
        [.. one.Contacts.Select(static key => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..])],
        [.. one.Conditions.Select(FilterWords.Model)],
        one.SetAt,
        one.SetBy);
}
