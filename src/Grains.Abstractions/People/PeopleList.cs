using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Everyone and everything around the people of a workspace.</summary>
[GenerateSerializer, Immutable, Alias("people-list")]
public sealed record PeopleList
{
    /// <summary>The members, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<Member> Members { get; init; } = [];

    /// <summary>The invitations that are still good, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<Invitation> Invitations { get; init; } = [];

    /// <summary>The five built-in roles and the workspace's own.</summary>
    [Id(2)]
    public ImmutableArray<Role> Roles { get; init; } = [];

    /// <summary>The teams.</summary>
    [Id(3)]
    public ImmutableArray<Team> Teams { get; init; } = [];

    /// <summary>Who left, latest last.</summary>
    [Id(4)]
    public ImmutableArray<FormerMember> Former { get; init; } = [];
}
