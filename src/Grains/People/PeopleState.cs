using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Audit;

namespace Chatbotics.Grains.People;

/// <summary>What is stored of a workspace's people. Ids and names never change their meaning.</summary>
[GenerateSerializer, Immutable, Alias("people-state")]
internal sealed record PeopleState
{
    /// <summary>The key that names and addresses are sealed with; null before the first.</summary>
    [Id(0)]
    public Guid? KeyId { get; init; }

    /// <summary>The members, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<StoredMember> Members { get; init; } = [];

    /// <summary>Who left, latest last.</summary>
    [Id(2)]
    public ImmutableArray<StoredFormerMember> Former { get; init; } = [];

    /// <summary>The invitations that were not accepted, oldest first; lapsed ones go with the next change.</summary>
    [Id(3)]
    public ImmutableArray<StoredInvitation> Invitations { get; init; } = [];

    /// <summary>The workspace's own roles.</summary>
    [Id(4)]
    public ImmutableArray<Role> Roles { get; init; } = [];

    /// <summary>The teams.</summary>
    [Id(5)]
    public ImmutableArray<Team> Teams { get; init; } = [];

    /// <summary>Notes that are not in the log yet.</summary>
    [Id(6)]
    public ImmutableArray<PendingNote> Notes { get; init; } = [];

    /// <summary>Who was removed, and what they leave is not tidied up yet.</summary>
    [Id(7)]
    public ImmutableArray<string> Leaving
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>A member, or null.</summary>
    /// <param name="accountId">The account.</param>
    public StoredMember? Find(string accountId) =>
        Members.FirstOrDefault(member => string.Equals(member.AccountId, accountId, StringComparison.Ordinal));

    /// <summary>A role, built-in or the workspace's own, or null.</summary>
    /// <param name="roleId">Its id.</param>
    public Role? FindRole(string roleId) =>
        Abstractions.People.Roles.Find(roleId)
        ?? Roles.FirstOrDefault(role => string.Equals(role.Id, roleId, StringComparison.Ordinal));

    /// <summary>What a role allows; nothing when there is no such role.</summary>
    /// <param name="roleId">Its id.</param>
    public PermissionSet Allowed(string roleId) => FindRole(roleId)?.Permissions ?? PermissionSet.None;

    /// <summary>The same with a member in the place of one with the same account.</summary>
    /// <param name="member">The changed member.</param>
    public PeopleState With(StoredMember member) => this with
    {
        Members = [.. Members.Select(one => string.Equals(one.AccountId, member.AccountId, StringComparison.Ordinal) ? member : one)],
    };
}
