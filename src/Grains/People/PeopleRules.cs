using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.People;

/// <summary>Who may do what to whom among the people of a workspace. Pure: the grain asks, then writes.</summary>
internal static class PeopleRules
{
    /// <summary>The most members of a workspace.</summary>
    public const int MaxMembers = 2_000;

    /// <summary>The most open invitations.</summary>
    public const int MaxInvitations = 500;

    /// <summary>The most custom roles.</summary>
    public const int MaxRoles = 50;

    /// <summary>The most teams.</summary>
    public const int MaxTeams = 200;

    /// <summary>How many of those who left are remembered.</summary>
    public const int MaxFormer = 2_000;

    /// <summary>What a caller may do now, as the workspace knows it: the role of the moment, and no more than the caller claims.</summary>
    /// <param name="state">The people.</param>
    /// <param name="caller">Who; nobody may do nothing, the engine everything.</param>
    public static PermissionSet Rights(PeopleState state, Caller? caller) =>
        caller is null ? PermissionSet.None
            : caller.IsEngine ? PermissionSet.All
            : state.Find(caller.AccountId) is { } member ? Allowed(state, member).Within(caller.Permissions) : PermissionSet.None;

    /// <summary>What a member may do: what the role allows, less what needs to see everything. Owners are never held back.</summary>
    /// <param name="state">The people.</param>
    /// <param name="member">The member.</param>
    public static PermissionSet Allowed(PeopleState state, StoredMember member) =>
        IsOwner(member) ? state.Allowed(member.RoleId) : member.Visibility.Narrow(state.Allowed(member.RoleId));

    /// <summary>Why a role can't be given, or null when it can.</summary>
    /// <param name="state">The people.</param>
    /// <param name="rights">What the giver may do.</param>
    /// <param name="roleId">The role.</param>
    public static Refusal? WhyNotGive(PeopleState state, PermissionSet rights, string roleId) =>
        state.FindRole(roleId) is not { } role ? Refusals.UnknownRole
        : rights.Covers(role.Permissions) ? null
        : Refusals.MoreThanOwn;

    /// <summary>Why a member can't be changed or removed by somebody else, or null when it is possible.</summary>
    /// <param name="state">The people.</param>
    /// <param name="rights">What the other one may do.</param>
    /// <param name="member">The member.</param>
    public static Refusal? WhyNotChange(PeopleState state, PermissionSet rights, StoredMember member) =>
        !rights.Has(Permission.ManagePeople) ? Refusals.NotAllowed
        : rights.Covers(state.Allowed(member.RoleId)) ? null
        : Refusals.MoreThanYou;

    /// <summary>Whether a member is an owner, and nobody else is.</summary>
    /// <param name="state">The people.</param>
    /// <param name="member">The member.</param>
    public static bool IsLastOwner(PeopleState state, StoredMember member) =>
        IsOwner(member) && state.Members.Count(IsOwner) == 1;

    /// <summary>Whether a member is an owner.</summary>
    /// <param name="member">The member.</param>
    public static bool IsOwner(StoredMember member) => string.Equals(member.RoleId, Abstractions.People.Roles.OwnerId, StringComparison.Ordinal);

    /// <summary>Why teams can't be given, or null when they can.</summary>
    /// <param name="state">The people.</param>
    /// <param name="teams">The ids.</param>
    public static Refusal? WhyNotTeams(PeopleState state, ImmutableArray<string> teams) =>
        !teams.IsDefault && teams.All(id => state.Teams.Any(team => string.Equals(team.Id, id, StringComparison.Ordinal)))
            ? null
            : Refusals.UnknownTeam;

    /// <summary>Why a visibility can't be given, or null when it can.</summary>
    /// <param name="visibility">The visibility.</param>
    /// <param name="connections">The keys of the workspace's connections.</param>
    /// <param name="giver">The member who gives it; null for the engine.</param>
    /// <param name="teams">The teams that come with it.</param>
    public static Refusal? WhyNotVisibility(MemberVisibility visibility, IReadOnlyCollection<string> connections, StoredMember? giver, ImmutableArray<string> teams) =>
        !Enum.IsDefined(visibility.Scope) || visibility.Inboxes.IsDefault || !visibility.Inboxes.All(connections.Contains) ? Refusals.UnknownInbox
        : giver is null || IsOwner(giver) || (giver.Visibility.Covers(visibility) && (giver.Visibility.Scope == ConversationScope.All || teams.All(giver.Teams.Contains))) ? null
        : Refusals.MoreThanSeen;
}
