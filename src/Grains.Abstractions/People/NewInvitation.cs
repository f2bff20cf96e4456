using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Whom to invite as what.</summary>
[GenerateSerializer, Immutable, Alias("new-invitation")]
public sealed record NewInvitation
{
    /// <summary>The address that the invitation is bound to: nobody else can accept it.</summary>
    [Id(0)]
    public required string Email { get; init; }

    /// <summary>The role.</summary>
    [Id(1)]
    public required string RoleId { get; init; }

    /// <summary>Which conversations the person will see.</summary>
    [Id(2)]
    public MemberVisibility Visibility { get; init; } = MemberVisibility.Everything;

    /// <summary>The ids of the teams to join.</summary>
    [Id(3)]
    public ImmutableArray<string> Teams { get; init; } = [];
}
