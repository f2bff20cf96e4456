namespace Chatbotics.Grains.Abstractions.Privacy.Register;

/// <summary>Permission for the operator's staff to see the workspace's messages, for a limited time.</summary>
[GenerateSerializer, Immutable, Alias("access-grant")]
public sealed record AccessGrant
{
    /// <summary>The longest time, in hours.</summary>
    public const int MaxHours = 72;

    /// <summary>Its id; made by the grain.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>Why, 5 to 200 characters.</summary>
    [Id(1)]
    public required string Reason { get; init; }

    /// <summary>The account of who granted it.</summary>
    [Id(2)]
    public string? GrantedBy { get; init; }

    /// <summary>When.</summary>
    [Id(3)]
    public DateTimeOffset GrantedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    [Id(4)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was taken back; null when it wasn't.</summary>
    [Id(5)]
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether it holds at a time.</summary>
    /// <param name="now">The time.</param>
    public bool HoldsAt(DateTimeOffset now) => RevokedAt is null && now >= GrantedAt && now < ExpiresAt;
}
