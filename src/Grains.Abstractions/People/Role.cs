namespace Chatbotics.Grains.Abstractions.People;

/// <summary>A named set of permissions: one of the five that every workspace has, or one that the workspace made.</summary>
[GenerateSerializer, Immutable, Alias("role")]
public sealed record Role
{
    /// <summary>"owner", "admin", "supervisor", "agent", "viewer", or the id of a custom role.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What its members may do.</summary>
    [Id(2)]
    public required PermissionSet Permissions { get; init; }

    /// <summary>Whether it is one of the five, which nobody can change.</summary>
    [Id(3)]
    public bool IsBuiltIn { get; init; }
}
