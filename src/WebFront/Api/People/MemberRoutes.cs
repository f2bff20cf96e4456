using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Api.Channels;
using Chatbotics.WebFront.Identity.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Api.People;

/// <summary>Members and invitations.</summary>
internal static class MemberRoutes
{
    private const string Members = "Members";

    /// <summary>The operations.</summary>
    public static ImmutableArray<ApiOperation> All { get; } =
    [
        new()
        {
            Method = "GET", Path = "/me", Noun = Members, Id = "getSelf", Needs = Permission.ViewConversations,
            Summary = "Says for whom the key acts, in which workspace, and what it may do.", Answer = typeof(PeopleModels.Self), Do = Self,
        },
        new()
        {
            Method = "GET", Path = "/members", Noun = Members, Id = "listMembers", Needs = Permission.ViewPeople,
            Summary = "Lists who is in the workspace.", Answer = typeof(ApiList<PeopleModels.Member>), Do = List,
        },
        new()
        {
            Method = "GET", Path = "/members/{member}", Noun = Members, Id = "getMember", Needs = Permission.ViewPeople,
            Summary = "Gives one member.", Answer = typeof(PeopleModels.Member), Do = static async call => ApiAnswer.Ok(Model(await One(call))),
        },
        new()
        {
            Method = "PATCH", Path = "/members/{member}", Noun = Members, Id = "updateMember", Needs = Permission.ManagePeople,
            Summary = "Changes a member's role, teams, and which conversations the member sees: all, teams or assigned, of all channels or of some. Nobody gives more than they have.",
            Body = typeof(PeopleModels.MemberBody), Answer = typeof(PeopleModels.Member), Do = Update,
        },
        new()
        {
            Method = "DELETE", Path = "/members/{member}", Noun = Members, Id = "removeMember", Needs = Permission.ManagePeople, Status = 204,
            Summary = "Removes a member: sessions, live pages and keys lose the workspace within a second.", Do = Remove,
        },
        new()
        {
            Method = "GET", Path = "/invitations", Noun = Members, Id = "listInvitations", Needs = Permission.ManagePeople,
            Summary = "Lists who was invited and has not come yet.", Answer = typeof(ApiList<PeopleModels.Invited>), Do = ListInvited,
        },
        new()
        {
            Method = "POST", Path = "/invitations", Noun = Members, Id = "invite", Needs = Permission.ManagePeople, Status = 201,
            Summary = "Invites somebody by mail; where no mail can be sent, gives the link once. A second invitation to one address replaces the first.",
            Body = typeof(PeopleModels.InviteBody), Answer = typeof(PeopleModels.InvitationMade), Do = Invite,
        },
        new()
        {
            Method = "DELETE", Path = "/invitations/{invitation}", Noun = Members, Id = "withdrawInvitation", Needs = Permission.ManagePeople, Status = 204,
            Summary = "Withdraws an invitation.",
            Do = static async call => (await People(call).Withdraw(call.Route("invitation"))).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done,
        },
    ];

    private static IPeopleGrain People(ApiCall call) => call.Grains.GetGrain<IPeopleGrain>(call.Tenant);

    private static async Task<ApiAnswer> Self(ApiCall call)
    {
        var me = await call.Me();
        return ApiAnswer.Ok(new PeopleModels.Self(
            call.Tenant, call.Member.AccountId, me.Name, call.Member.RoleId, [.. (Caller.Current?.Permissions ?? PermissionSet.None).ToArray().Select(static one => one.Name())]));
    }

    private static async Task<Member> One(ApiCall call) =>
        (await People(call).List()).Members.FirstOrDefault(one => one.AccountId == call.Route("member")) ?? throw new ApiException(ApiProblem.NotFound);

    private static async Task<ApiAnswer> List(ApiCall call) =>
        ApiAnswer.Ok(new ApiList<PeopleModels.Member>([.. (await People(call).List()).Members.Select(Model)]));

    private static async Task<ApiAnswer> Update(ApiCall call)
    {
        var member = await One(call);
        var body = call.Body<PeopleModels.MemberBody>();
        if (body.Sees is not null || body.ChannelIds is not null || body.TeamIds is not null)
        {
            var visibility = member.Visibility with
            {
                Scope = ApiCall.Word<ConversationScope>("sees", body.Sees) ?? member.Visibility.Scope,
                Inboxes = body.ChannelIds is { } channels ? [.. channels.Select(id => ChannelCalls.Key(call.Tenant, id, "channelIds").Value)] : member.Visibility.Inboxes,
            };
            if ((await People(call).SetVisibility(member.AccountId, visibility, body.TeamIds ?? member.Teams)).Refusal is { } refusal)
            {
                return ApiProblem.Of(refusal with { Field = refusal.Field switch { "teams" => "teamIds", "inboxes" => "channelIds", var field => field } });
            }
        }

        return body.RoleId is { } role && (await People(call).SetRole(member.AccountId, role)).Refusal is { } refused
            ? ApiProblem.Of(refused)
            : ApiAnswer.Ok(Model(await One(call)));
    }

    private static async Task<ApiAnswer> Remove(ApiCall call) =>
        (await People(call).Remove(call.Route("member"))).Refusal is { } refusal ? ApiProblem.Of(refusal) : ApiAnswer.Done;

    private static async Task<ApiAnswer> ListInvited(ApiCall call) => ApiAnswer.Ok(new ApiList<PeopleModels.Invited>(
    [
        .. (await People(call).List()).Invitations.Select(static one => new PeopleModels.Invited(one.Id, one.Email, one.RoleId, one.InvitedBy, one.CreatedAt, one.ExpiresAt)),
    ]));

    private static async Task<ApiAnswer> Invite(ApiCall call)
    {
        var body = call.Body<PeopleModels.InviteBody>();
        var sent = await call.Context.RequestServices.GetRequiredService<InvitationService>().SendAsCaller(
            call.Tenant, new NewInvitation { Email = body.Email?.Trim() ?? "", RoleId = body.RoleId ?? "", Teams = body.TeamIds ?? [] });
        return sent.Refusal is { } refusal
            ? ApiProblem.Of(refusal with { Field = refusal.Field == "teams" ? "teamIds" : refusal.Field })
            : ApiAnswer.Made("/invitations", new PeopleModels.InvitationMade(sent.Id!, body.Email!.Trim(), body.RoleId!, sent.Link));
    }

    private static PeopleModels.Member Model(Member one) => new(
        one.AccountId,
        one.Name,
        one.Email,
        one.RoleId,
        one.Teams,
        one.JoinedAt,
        ApiWords.Of(one.Visibility.Scope),
        [.. one.Visibility.Inboxes.Select(ChannelCalls.IdOf)]);
}
