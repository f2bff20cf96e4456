using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Abstractions.Tenancy;

/// <summary>A workspace's present settings.</summary>
[GenerateSerializer, Immutable, Alias("workspace-settings")]
public sealed record WorkspaceSettings
{
    /// <summary>The tenant id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The responder that answers new conversations; null when people answer everything.</summary>
    [Id(2)]
    public ResponderDefinition? Responder { get; init; }

    /// <summary>Raised by every change, so that caches can tell old from new.</summary>
    [Id(3)]
    public long Revision { get; init; }
}
