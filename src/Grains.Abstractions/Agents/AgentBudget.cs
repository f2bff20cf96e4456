namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What an agent may spend. When it is used up, conversations go to people.</summary>
[GenerateSerializer, Immutable, Alias("agent-budget")]
public sealed record AgentBudget
{
    /// <summary>Tool calls in one turn, 0 to 20.</summary>
    [Id(0)]
    public int ToolCallsPerTurn { get; init; } = 6;

    /// <summary>Tokens in one turn, in and out, 500 to 500,000.</summary>
    [Id(1)]
    public int TokensPerTurn { get; init; } = 30_000;

    /// <summary>Answers in one day (UTC); 0 for no limit.</summary>
    [Id(2)]
    public int AnswersPerDay { get; init; } = 2_000;

    /// <summary>What models may cost in one day (UTC), in the models' currency; 0 for no limit.</summary>
    [Id(3)]
    public decimal CostPerDay { get; init; }
}
