namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>Something that an agent may do.</summary>
[GenerateSerializer, Immutable, Alias("agent-tool")]
public sealed record AgentTool
{
    /// <summary>What the model calls it: 1 to 40 lower-case letters, digits and underscores, unique in the agent.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    [Id(1)]
    public required AgentToolKind Kind { get; init; }

    /// <summary>What the team calls it, 1 to 60 characters.</summary>
    [Id(2)]
    public required string Name { get; init; }

    /// <summary>When to use it, for the model, up to 500 characters.</summary>
    [Id(3)]
    public string Description { get; init; } = "";

    /// <summary>How far the agent may go with it.</summary>
    [Id(4)]
    public AgentToolMode Mode { get; init; } = AgentToolMode.ByItself;

    /// <summary>The call of an <see cref="AgentToolKind.Http"/> tool; null for others.</summary>
    [Id(5)]
    public HttpAction? Http { get; init; }
}
