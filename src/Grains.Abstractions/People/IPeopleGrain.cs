using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>
/// The people of a workspace: members, roles, teams, invitations. Key: the tenant id. It is the truth about who may do
/// what; whoever calls on somebody's behalf is checked here as well (<see cref="Caller"/>), and every act is audited.
/// </summary>
[Alias("people")]
public interface IPeopleGrain : IGrainWithStringKey
{
    /// <summary>Makes an account the workspace's first owner. For the engine only. Idempotent for the same account.</summary>
    /// <param name="accountId">The account.</param>
    /// <returns>Refused when somebody else owns the workspace already.</returns>
    [Alias("add-first-owner")]
    Task<Outcome> AddFirstOwner(string accountId);

    /// <summary>Everyone and everything, for the page of people.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<PeopleList> List();

    /// <summary>What a person may do here now; null when the person is not a member.</summary>
    /// <param name="accountId">The account.</param>
    [Alias("access"), AlwaysInterleave]
    Task<MemberAccess?> GetAccess(string accountId);

    /// <summary>Invites somebody by mail address. A second invitation to one address replaces the first.</summary>
    /// <param name="invitation">Whom, as what.</param>
    [Alias("invite")]
    Task<InvitationIssued> Invite(NewInvitation invitation);

    /// <summary>Withdraws an invitation.</summary>
    /// <param name="invitationId">Its id.</param>
    [Alias("withdraw")]
    Task<Outcome> Withdraw(string invitationId);

    /// <summary>The invitation that a link leads to; null when it is no longer good.</summary>
    /// <param name="invitationId">Its id.</param>
    /// <param name="token">The secret of the link.</param>
    [Alias("peek"), AlwaysInterleave]
    Task<Invitation?> PeekInvitation(string invitationId, string token);

    /// <summary>Makes an account a member, if the invitation is good and bound to the account's confirmed address.</summary>
    /// <param name="invitationId">Its id.</param>
    /// <param name="token">The secret of the link; good for one use.</param>
    /// <param name="accountId">The account.</param>
    [Alias("accept")]
    Task<Outcome> Accept(string invitationId, string token, string accountId);

    /// <summary>Gives a member another role.</summary>
    /// <param name="accountId">The member.</param>
    /// <param name="roleId">The role.</param>
    [Alias("set-role")]
    Task<Outcome> SetRole(string accountId, string roleId);

    /// <summary>Changes which conversations a member sees, and the member's teams.</summary>
    /// <param name="accountId">The member.</param>
    /// <param name="visibility">Which conversations.</param>
    /// <param name="teams">The ids of all teams the member shall be in.</param>
    [Alias("set-visibility")]
    Task<Outcome> SetVisibility(string accountId, MemberVisibility visibility, ImmutableArray<string> teams);

    /// <summary>Removes a member; sessions, live pages and keys lose the workspace within a second. Members may remove themselves.</summary>
    /// <param name="accountId">The member.</param>
    [Alias("remove")]
    Task<Outcome> Remove(string accountId);

    /// <summary>Makes a custom role, or changes it when the id exists.</summary>
    /// <param name="id">The id of the role to change; null for a new one.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="permissions">What its members may do.</param>
    [Alias("save-role")]
    Task<Outcome> SaveRole(string? id, string name, PermissionSet permissions);

    /// <summary>Deletes a custom role that nobody has.</summary>
    /// <param name="id">Its id.</param>
    [Alias("delete-role")]
    Task<Outcome> DeleteRole(string id);

    /// <summary>Makes a team, or renames it when the id exists.</summary>
    /// <param name="id">The id of the team to rename; null for a new one.</param>
    /// <param name="name">What people call it.</param>
    [Alias("save-team")]
    Task<Outcome> SaveTeam(string? id, string name);

    /// <summary>Deletes a team; its members stay in the workspace.</summary>
    /// <param name="id">Its id.</param>
    [Alias("delete-team")]
    Task<Outcome> DeleteTeam(string id);

    /// <summary>Takes over a person's present name and address. Called by the account's grain.</summary>
    /// <param name="accountId">The account.</param>
    [Alias("refresh")]
    Task RefreshProfile(string accountId);

    /// <summary>Forgets a former member's name. Called when the account is erased. Idempotent.</summary>
    /// <param name="accountId">The account.</param>
    [Alias("forget")]
    Task Forget(string accountId);

    /// <summary>
    /// The workspace is being erased: every member, key and open page loses it at once, and every account forgets it. For the
    /// engine only. Idempotent.
    /// </summary>
    /// <returns>How many members there were.</returns>
    [Alias("disband")]
    Task<int> Disband();
}
