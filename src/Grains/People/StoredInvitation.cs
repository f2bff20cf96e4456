using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.People;

/// <summary>An invitation as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("stored-invitation")]
internal sealed record StoredInvitation
{
    /// <summary>Its id within the workspace.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The hash of its secret.</summary>
    [Id(1)]
    public required string TokenHash { get; init; }

    /// <summary>The address, sealed with the workspace's key for people.</summary>
    [Id(2)]
    public byte[] Email { get; init; } = [];

    /// <summary>The role's id.</summary>
    [Id(3)]
    public required string RoleId { get; init; }

    /// <summary>Which conversations the person will see.</summary>
    [Id(4)]
    public MemberVisibility Visibility { get; init; } = MemberVisibility.Everything;

    /// <summary>The teams to join.</summary>
    [Id(5)]
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>Who invited; null for the operator.</summary>
    [Id(6)]
    public string? InvitedBy { get; init; }

    /// <summary>When it was sent.</summary>
    [Id(7)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops being good.</summary>
    [Id(8)]
    public DateTimeOffset ExpiresAt { get; init; }
}
