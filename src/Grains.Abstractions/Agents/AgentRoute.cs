using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What a conversation must know of a live agent to choose it; the rest is read when it answers.</summary>
[GenerateSerializer, Immutable, Alias("agent-route")]
public sealed record AgentRoute
{
    /// <summary>The agent.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The name customers and the team see.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The live version.</summary>
    [Id(2)]
    public required int Version { get; init; }

    /// <summary>Whether it answers by itself.</summary>
    [Id(3)]
    public required AgentMode Mode { get; init; }

    /// <summary>How long it waits for further fragments.</summary>
    [Id(4)]
    public TimeSpan QuietPeriod { get; init; }

    /// <summary>The connections it answers on; empty for all.</summary>
    [Id(5)]
    public ImmutableArray<string> Connections { get; init; } = [];

    /// <summary>When it answers; null for always.</summary>
    [Id(6)]
    public AgentHours? Hours { get; init; }

    /// <summary>Whether it has a say on a connection.</summary>
    /// <param name="connection">The connection.</param>
    public bool Serves(ConnectionKey connection) => Connections.IsDefaultOrEmpty || Connections.Contains(connection.Value);

    /// <summary>Whether it answers by itself on a connection at a time.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="time">The time.</param>
    public bool Answers(ConnectionKey connection, DateTimeOffset time) =>
        Mode == AgentMode.Automatic && Serves(connection) && (Hours is null || Hours.Includes(time));
}
