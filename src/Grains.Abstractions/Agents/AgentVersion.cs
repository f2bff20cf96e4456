using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>A published version. Never changes.</summary>
[GenerateSerializer, Immutable, Alias("agent-version")]
public sealed record AgentVersion
{
    /// <summary>Its number, from 1.</summary>
    [Id(0)]
    public required int Number { get; init; }

    /// <summary>What the agent was.</summary>
    [Id(1)]
    public required AgentDefinition Definition { get; init; }

    /// <summary>When it was published.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Who published it.</summary>
    [Id(3)]
    public required Author By { get; init; }

    /// <summary>What changed, in the publisher's words, up to 200 characters.</summary>
    [Id(4)]
    public string Note { get; init; } = "";
}
