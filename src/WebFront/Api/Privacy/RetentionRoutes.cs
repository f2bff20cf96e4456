using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.WebFront.Dashboard.Inbox;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Retention rules and legal holds.</summary>
internal static class RetentionRoutes
{
    private const string Noun = "Retention";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/retention", Noun = Noun, Id = "getRetention", Needs = Permission.ManagePrivacy,
            Summary = "Gives the rules: how many days after its last message a conversation of each channel is erased.", Answer = typeof(RetentionModels.Retention), Do = Get,
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
            Method = "GET", Path = "/holds", Noun = Noun, Id = "listHolds", Needs = Permission.ManagePrivacy,
            Summary = "Lists the legal holds.", Answer = typeof(ApiList<RetentionModels.Hold>), Do = ListHolds,
        },
        new()
        {
            Method = "POST", Path = "/holds", Noun = Noun, Id = "createHold", Needs = Permission.ManagePrivacy, Status = 201,
            Summary = "Sets a legal hold on a channel or on some conversations: nothing of them is erased while it stands.",
            Body = typeof(RetentionModels.HoldBody), Answer = typeof(RetentionModels.Hold), Do = CreateHold,
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

    private static async Task<ApiAnswer> Get(ApiCall call)
    {
        var overview = await Retention(call).Get();
        return ApiAnswer.Ok(new RetentionModels.Retention(
            [.. overview.Rules.Select(static one => new RetentionModels.Rule(one.Platform.Name(), one.Days, one.NextDays, one.NextFrom))], overview.NextRun));
    }

    private static async Task<ApiAnswer> Preview(ApiCall call)
    {
        var days = call.Query("days") is null ? (int?)null : call.Number("days", 0, RetentionRule.MinDays, RetentionRule.MaxDays);
        var preview = await Retention(call).Preview(Channel(call), days);
        return ApiAnswer.Ok(new RetentionModels.Preview(preview.Goes, preview.Held, preview.Stays, preview.Oldest, preview.FirstRun));
    }

    private static async Task<ApiAnswer> Set(ApiCall call) => await After(call, Retention(call).SetRule(Channel(call), call.Body<RetentionModels.RuleBody>().Days));

    private static async Task<ApiAnswer> Keep(ApiCall call) => await After(call, Retention(call).KeepRule(Channel(call)));

    private static async Task<ApiAnswer> After(ApiCall call, Task<Outcome> doing) => (await doing).Refusal is { } refusal ? ApiProblem.Of(refusal) : await Get(call);

    private static async Task<ApiAnswer> ListHolds(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<RetentionModels.Hold>([.. (await Retention(call).Get()).Holds.Select(Model)]));

    private static async Task<ApiAnswer> CreateHold(ApiCall call)
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

        var outcome = await Retention(call).SetHold(new LegalHold
        {
            Name = body.Name ?? "",
            Platform = ApiCall.Word<ChannelPlatform>("channel", body.Channel),
            Conversations = keys.ToImmutable(),
        });
        return outcome.Refusal is { } refusal
            ? ApiProblem.Of(refusal)
            : ApiAnswer.Made("/holds", Model((await Retention(call).Get()).Holds.First(one => outcome.Id is null ? one.Name == body.Name!.Trim() : one.Id == outcome.Id)));
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
        one.Platform?.Name(),
        [.. (one.Conversations.IsDefault ? [] : one.Conversations).Select(static key => InboxAddress.Encode(ConversationKey.Parse(key)))],
        one.SetAt);
}
