namespace Chatbotics.Grains.Abstractions.People;

/// <summary>An invitation that was not accepted yet.</summary>
[GenerateSerializer, Immutable, Alias("invitation")]
public sealed record Invitation
{
    /// <summary>Its id within the workspace.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The address that it is bound to.</summary>
    [Id(1)]
    public required string Email { get; init; }

    /// <summary>The role.</summary>
    [Id(2)]
    public required string RoleId { get; init; }

    /// <summary>Who invited; null for the operator.</summary>
    [Id(3)]
    public string? InvitedBy { get; init; }

    /// <summary>When it was sent.</summary>
    [Id(4)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops being good.</summary>
    [Id(5)]
    public DateTimeOffset ExpiresAt { get; init; }
}
