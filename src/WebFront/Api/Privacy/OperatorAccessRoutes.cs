using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.Grains.Abstractions.Privacy.Views;
using Chatbotics.WebFront.Dashboard.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Who looked at conversations, and whether the operator's staff may. Letting them in needs its own permission besides.</summary>
internal static class OperatorAccessRoutes
{
    private const string Noun = "Who looked";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/privacy/looks", Noun = Noun, Id = "listLooks", Needs = Permission.ManagePrivacy,
            Summary = "Lists who opened which conversation in the last 90 days, newest first. Several times within half an hour are one.",
            Query = [("conversation", "Only this conversation, by its id"), ("member", "Only this member, by the id"), ("limit", "1 to 100, otherwise 50"), ("cursor", "The nextCursor of an earlier page")],
            Answer = typeof(ApiList<RegisterModels.Look>), Do = Looks,
        },
        new()
        {
            Method = "GET", Path = "/privacy/access", Noun = Noun, Id = "listAccessGrants", Needs = Permission.ManagePrivacy,
            Summary = "Lists the times for which the operator's staff was let in, newest first.", Answer = typeof(ApiList<RegisterModels.AccessGrant>), Do = List,
        },
        new()
        {
            Method = "POST", Path = "/privacy/access", Noun = Noun, Id = "grantAccess", Needs = Permission.ManagePrivacy, Status = 201,
            Summary = "Lets the operator's staff look at conversations for 1 to 72 hours, for a reason. Needs the permission access.grant too.",
            Body = typeof(RegisterModels.AccessGrantBody), Answer = typeof(RegisterModels.AccessGrant), Do = Grant,
        },
        new()
        {
            Method = "DELETE", Path = "/privacy/access/{grant}", Noun = Noun, Id = "endAccess", Needs = Permission.ManagePrivacy, Status = 204,
            Summary = "Ends it at once, open pages too. Needs the permission access.grant too.", Do = End,
        },
    ];

    private static IPrivacyRegisterGrain Register(ApiCall call) => call.Grains.GetGrain<IPrivacyRegisterGrain>(call.Tenant);

    private static async Task<ApiAnswer> Looks(ApiCall call)
    {
        DateTimeOffset? before = null;
        if (call.Cursor is { } cursor)
        {
            before = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
                ? new DateTimeOffset(ticks, TimeSpan.Zero)
                : throw new ApiException(ApiProblem.Invalid("cursor", "Use the nextCursor of an earlier answer."));
        }

        var conversation = default(ConversationKey);
        if (call.Query("conversation") is { } id && !InboxAddress.TryDecode(call.Tenant, id, out conversation))
        {
            return ApiProblem.Invalid("conversation", "There is no such conversation.");
        }

        var limit = call.Limit;
        var looks = await call.Grains.GetGrain<ILookLogGrain>(call.Tenant).Page(conversation.Value, call.Query("member"), before, limit);
        var people = await call.Grains.GetGrain<IPeopleGrain>(call.Tenant).List();
        var names = people.Members.ToDictionary(static member => member.AccountId, static member => member.Name, StringComparer.Ordinal);
        return ApiAnswer.Ok(new ApiList<RegisterModels.Look>(
            [.. looks.Select(look => new RegisterModels.Look(
                look.At, look.AccountId, names.GetValueOrDefault(look.AccountId), look.IsOperator, InboxAddress.Encode(ConversationKey.Parse(look.Conversation))))],
            looks.Length == limit ? looks[^1].At.UtcTicks.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<ApiAnswer> List(ApiCall call) => ApiAnswer.Ok(new ApiList<RegisterModels.AccessGrant>(
        [.. (await Register(call).Get()).Grants.Select(grant => Model(call, grant))]));

    private static async Task<ApiAnswer> Grant(ApiCall call)
    {
        var body = call.Body<RegisterModels.AccessGrantBody>();
        if (body.Hours is not (>= 1 and <= AccessGrant.MaxHours))
        {
            return ApiProblem.Invalid("hours", string.Create(CultureInfo.InvariantCulture, $"Use a number from {1} to {AccessGrant.MaxHours}."));
        }

        var outcome = await Register(call).Grant(body.Reason ?? "", body.Hours.Value);
        return outcome.Refusal is { } refusal
            ? ApiProblem.Of(refusal)
            : ApiAnswer.Made("/privacy/access/" + outcome.Id, Model(call, (await Register(call).Get()).Grants.First(one => one.Id == outcome.Id)));
    }

    private static async Task<ApiAnswer> End(ApiCall call)
    {
        var id = call.Route("grant");
        if ((await Register(call).Get()).Grants.All(one => one.Id != id))
        {
            return ApiProblem.NotFound;
        }

        return (await Register(call).Revoke(id)).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done;
    }

    private static RegisterModels.AccessGrant Model(ApiCall call, AccessGrant one) => new(
        one.Id,
        one.Reason,
        one.HoldsAt(call.Context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()),
        one.GrantedBy,
        one.GrantedAt,
        one.ExpiresAt,
        one.RevokedAt);
}
