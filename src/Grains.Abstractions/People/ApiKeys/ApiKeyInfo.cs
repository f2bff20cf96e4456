namespace Chatbotics.Grains.Abstractions.People.ApiKeys;

/// <summary>A key in the workspace's list. The secret is not in it: nobody can read it again.</summary>
[GenerateSerializer, Immutable, Alias("api-key-info")]
public sealed record ApiKeyInfo
{
    /// <summary>The public part that finds the key: 16 hexadecimal digits.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What it may do, as long as its owner may.</summary>
    [Id(2)]
    public PermissionSet Scopes { get; init; }

    /// <summary>The account of the member who made it.</summary>
    [Id(3)]
    public required string OwnerId { get; init; }

    /// <summary>When it was made.</summary>
    [Id(4)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops being good; null for never.</summary>
    [Id(5)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used, give or take some minutes; null for never.</summary>
    [Id(6)]
    public DateTimeOffset? LastUsedAt { get; init; }
}
