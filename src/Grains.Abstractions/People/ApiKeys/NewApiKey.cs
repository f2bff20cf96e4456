namespace Chatbotics.Grains.Abstractions.People.ApiKeys;

/// <summary>A key that is to be made.</summary>
[GenerateSerializer, Immutable, Alias("new-api-key")]
public sealed record NewApiKey
{
    /// <summary>What people call it, for example the program that uses it.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>What it may do: at most what the member who makes it may do, now and later.</summary>
    [Id(1)]
    public required PermissionSet Scopes { get; init; }

    /// <summary>When it stops being good; null for never.</summary>
    [Id(2)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
