using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>What one person may do and see in one workspace right now: what the first gate asks for.</summary>
[GenerateSerializer, Immutable, Alias("member-access")]
public sealed record MemberAccess
{
    /// <summary>The workspace.</summary>
    [Id(0)]
    public required string Tenant { get; init; }

    /// <summary>The person's account.</summary>
    [Id(1)]
    public required string AccountId { get; init; }

    /// <summary>The role's id.</summary>
    [Id(2)]
    public required string RoleId { get; init; }

    /// <summary>What the role allows.</summary>
    [Id(3)]
    public required PermissionSet Permissions { get; init; }

    /// <summary>Which conversations the person sees.</summary>
    [Id(4)]
    public MemberVisibility Visibility { get; init; } = MemberVisibility.Everything;

    /// <summary>The ids of the person's teams.</summary>
    [Id(5)]
    public ImmutableArray<string> Teams { get; init; } = [];
}
