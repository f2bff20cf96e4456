using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
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

    /// <summary>Where the business is: an IANA name such as "Europe/Berlin"; null for nobody said.</summary>
    [Id(4)]
    public string? TimeZone { get; init; }

    /// <summary>What the business mostly writes: a BCP 47 tag such as "de"; null for nobody said.</summary>
    [Id(5)]
    public string? Language { get; init; }

    /// <summary>The live agents, oldest first. The first one that answers a connection goes before the responder.</summary>
    [Id(6)]
    public ImmutableArray<AgentRoute> Agents { get; init; } = [];
}
