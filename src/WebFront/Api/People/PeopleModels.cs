using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.People;

/// <summary>People as programs see them.</summary>
internal static class PeopleModels
{
    /// <summary>A member of the workspace.</summary>
    internal sealed record Member(
        string Id, string Name, string Email, string RoleId, ImmutableArray<string> TeamIds, DateTimeOffset JoinedAt, string Sees, ImmutableArray<string> ChannelIds);

    /// <summary>A member's new role, teams and sight. What is left out stays.</summary>
    internal sealed record MemberBody(string? RoleId, ImmutableArray<string>? TeamIds, string? Sees, ImmutableArray<string>? ChannelIds);

    /// <summary>Somebody who was invited and has not come yet.</summary>
    internal sealed record Invited(string Id, string Email, string RoleId, string? InvitedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

    /// <summary>Whom to invite, as what.</summary>
    internal sealed record InviteBody(string? Email, string? RoleId, ImmutableArray<string>? TeamIds);

    /// <summary>An invitation that was sent; with its link, shown this once, where no mail can be sent.</summary>
    internal sealed record InvitationMade(string Id, string Email, string RoleId, string? Link);

    /// <summary>A role and its permissions.</summary>
    internal sealed record RoleModel(string Id, string Name, ImmutableArray<string> Permissions, bool IsBuiltIn);

    /// <summary>A custom role to make or change.</summary>
    internal sealed record RoleBody(string? Name, ImmutableArray<string>? Permissions);

    /// <summary>A key, without its secret.</summary>
    internal sealed record Key(
        string Id, string Name, ImmutableArray<string> Permissions, string OwnerId, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);

    /// <summary>A key to make.</summary>
    internal sealed record KeyBody(string? Name, ImmutableArray<string>? Permissions, DateTimeOffset? ExpiresAt);

    /// <summary>A key that was made, with its token, shown this once.</summary>
    internal sealed record KeyMade(string Id, string Name, string Token);

    /// <summary>For whom the key acts, and what it may do.</summary>
    internal sealed record Self(string WorkspaceId, string MemberId, string? Name, string RoleId, ImmutableArray<string> Permissions);

    /// <summary>A team.</summary>
    internal sealed record Team(string Id, string Name);

    /// <summary>A team to make or rename.</summary>
    internal sealed record TeamBody(string? Name);

    /// <summary>The workspace's settings.</summary>
    internal sealed record Workspace(string Id, string Name, string? TimeZone, string? Language);

    /// <summary>Settings to change. What is left out stays.</summary>
    internal sealed record WorkspaceBody(string? Name, string? TimeZone, string? Language);
}
