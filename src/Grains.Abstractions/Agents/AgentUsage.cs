namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What an agent did.</summary>
[GenerateSerializer, Immutable, Alias("agent-usage-report")]
public sealed record AgentUsage
{
    /// <summary>Answers in the last seven days.</summary>
    [Id(0)]
    public int Answers { get; init; }

    /// <summary>Turns handed over in the last seven days.</summary>
    [Id(1)]
    public int HandOvers { get; init; }

    /// <summary>Tokens in the last seven days.</summary>
    [Id(2)]
    public long Tokens { get; init; }

    /// <summary>What models cost in the last seven days.</summary>
    [Id(3)]
    public decimal Cost { get; init; }

    /// <summary>What they cost today.</summary>
    [Id(4)]
    public decimal CostToday { get; init; }

    /// <summary>Answers today.</summary>
    [Id(5)]
    public int AnswersToday { get; init; }

    /// <summary>What all agents of the workspace may spend in a day; 0 for no limit.</summary>
    [Id(6)]
    public decimal WorkspaceLimit { get; init; }

    /// <summary>Answers on days that are no longer kept one by one.</summary>
    [Id(7)]
    public long EarlierAnswers { get; init; }

    /// <summary>Tokens on days that are no longer kept one by one.</summary>
    [Id(8)]
    public long EarlierTokens { get; init; }

    /// <summary>What those days cost.</summary>
    [Id(9)]
    public decimal EarlierCost { get; init; }
}
