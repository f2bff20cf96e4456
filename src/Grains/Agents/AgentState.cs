using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;

namespace Chatbotics.Grains.Agents;

/// <summary>What is stored of an agent. Ids and names never change their meaning.</summary>
[GenerateSerializer, Immutable, Alias("agent-state")]
internal sealed record AgentState
{
    /// <summary>The draft; null while the agent doesn't exist.</summary>
    [Id(0)]
    public AgentDefinition? Draft { get; init; }

    /// <summary>How often the draft changed.</summary>
    [Id(1)]
    public long Revision { get; init; }

    /// <summary>When it was saved last.</summary>
    [Id(2)]
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>The live version; 0 for none.</summary>
    [Id(3)]
    public int Live { get; init; }

    /// <summary>The number of the last version published.</summary>
    [Id(4)]
    public int Last { get; init; }

    /// <summary>The published versions, newest first.</summary>
    [Id(5)]
    public ImmutableArray<AgentVersion> Versions { get; init; } = [];

    /// <summary>The secrets that are set, by name; their values are in the vault.</summary>
    [Id(6)]
    public ImmutableArray<AgentSecret> Secrets { get; init; } = [];
}
