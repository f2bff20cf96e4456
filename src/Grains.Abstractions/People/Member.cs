using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>A person in a workspace, as the page of its people shows them.</summary>
[GenerateSerializer, Immutable, Alias("member")]
public sealed record Member
{
    /// <summary>The person's account.</summary>
    [Id(0)]
    public required string AccountId { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The address the person signs in with.</summary>
    [Id(2)]
    public required string Email { get; init; }

    /// <summary>The role's id.</summary>
    [Id(3)]
    public required string RoleId { get; init; }

    /// <summary>Which conversations the person sees.</summary>
    [Id(4)]
    public MemberVisibility Visibility { get; init; } = MemberVisibility.Everything;

    /// <summary>The ids of the person's teams.</summary>
    [Id(5)]
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>When the person joined.</summary>
    [Id(6)]
    public DateTimeOffset JoinedAt { get; init; }
}
