namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>An agent in the workspace's list.</summary>
[GenerateSerializer, Immutable, Alias("agent-listing")]
public sealed record AgentListing
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    [Id(2)]
    public string Purpose { get; init; } = "";

    /// <summary>The live version; 0 for none.</summary>
    [Id(3)]
    public int Live { get; init; }

    /// <summary>Whether the draft differs from it.</summary>
    [Id(4)]
    public bool IsChanged { get; init; }

    /// <summary>How conversations meet it; null while no version is live.</summary>
    [Id(5)]
    public AgentRoute? Route { get; init; }
}
