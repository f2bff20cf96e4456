using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.People;

/// <summary>A member as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("stored-member")]
internal sealed record StoredMember
{
    /// <summary>The account.</summary>
    [Id(0)]
    public required string AccountId { get; init; }

    /// <summary>The role's id.</summary>
    [Id(1)]
    public required string RoleId { get; init; }

    /// <summary>Which conversations the person sees.</summary>
    [Id(2)]
    public MemberVisibility Visibility { get; init; } = MemberVisibility.Everything;

    /// <summary>The teams.</summary>
    [Id(3)]
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>When the person joined.</summary>
    [Id(4)]
    public DateTimeOffset JoinedAt { get; init; }

    /// <summary>Name and address, sealed with the workspace's key for people.</summary>
    [Id(5)]
    public byte[] Details { get; init; } = [];
}
