using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Tenancy;

/// <summary>What is stored of a workspace. Ids and names never change their meaning.</summary>
[GenerateSerializer, Immutable, Alias("workspace-state")]
internal sealed record WorkspaceState
{
    /// <summary>The name; null while the workspace was never configured.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>The built-in agent.</summary>
    [Id(1)]
    public ResponderDefinition? Responder { get; init; }

    /// <summary>How often the settings changed.</summary>
    [Id(2)]
    public long Revision { get; init; }

    /// <summary>The keys of its connections, oldest first.</summary>
    [Id(3)]
    public ImmutableArray<string> Connections { get; init; } = [];

    /// <summary>Where the business is.</summary>
    [Id(4)]
    public string? TimeZone { get; init; }

    /// <summary>What the business mostly writes.</summary>
    [Id(5)]
    public string? Language { get; init; }

    /// <summary>The live agents, oldest first.</summary>
    [Id(6)]
    public ImmutableArray<AgentRoute> Agents { get; init; } = [];

    /// <summary>Whether any agent was ever live: from then on the built-in one stays silent, also when the last of them is stopped.</summary>
    [Id(7)]
    public bool HadAgents { get; init; }
}
