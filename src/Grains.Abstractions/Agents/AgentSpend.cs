namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What one turn came to.</summary>
[GenerateSerializer, Immutable, Alias("agent-spend")]
public sealed record AgentSpend
{
    /// <summary>The agent.</summary>
    [Id(0)]
    public required string Agent { get; init; }

    /// <summary>Whether it answered.</summary>
    [Id(1)]
    public bool IsAnswer { get; init; }

    /// <summary>Whether it handed over.</summary>
    [Id(2)]
    public bool IsHandOver { get; init; }

    /// <summary>Tokens, in and out.</summary>
    [Id(3)]
    public long Tokens { get; init; }

    /// <summary>What it cost, in the models' currency.</summary>
    [Id(4)]
    public decimal Cost { get; init; }
}
