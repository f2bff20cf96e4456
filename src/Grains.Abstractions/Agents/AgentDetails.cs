using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>An agent with its draft and versions.</summary>
[GenerateSerializer, Immutable, Alias("agent-details")]
public sealed record AgentDetails
{
    /// <summary>Its id in the workspace.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What is being worked on.</summary>
    [Id(1)]
    public required AgentDefinition Draft { get; init; }

    /// <summary>Raised by every change of the draft.</summary>
    [Id(2)]
    public required long Revision { get; init; }

    /// <summary>When the draft was saved last.</summary>
    [Id(3)]
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The number of the version that customers meet; 0 for none.</summary>
    [Id(4)]
    public int Live { get; init; }

    /// <summary>Whether the draft differs from the live version.</summary>
    [Id(5)]
    public bool IsChanged { get; init; }

    /// <summary>The published versions, newest first, without those beyond the last 100.</summary>
    [Id(6)]
    public ImmutableArray<AgentVersion> Versions { get; init; } = [];

    /// <summary>The secrets that are set, by name.</summary>
    [Id(7)]
    public ImmutableArray<AgentSecret> Secrets { get; init; } = [];

    /// <summary>The live version; null when none is.</summary>
    public AgentVersion? LiveVersion => Versions.FirstOrDefault(version => version.Number == Live);
}
