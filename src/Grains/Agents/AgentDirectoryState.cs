using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;

namespace Chatbotics.Grains.Agents;

/// <summary>What is stored of a workspace's list of agents.</summary>
[GenerateSerializer, Immutable, Alias("agent-directory-state")]
internal sealed record AgentDirectoryState
{
    /// <summary>The agents, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<AgentListing> Agents { get; init; } = [];

    /// <summary>The agents that go before the others, by channel.</summary>
    [Id(1)]
    public ImmutableArray<ConnectionAgent> Chosen
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];
}
