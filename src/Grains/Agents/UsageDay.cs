namespace Chatbotics.Grains.Agents;

/// <summary>What an agent did on a day.</summary>
[GenerateSerializer, Immutable, Alias("agent-usage-day")]
internal sealed record UsageDay
{
    /// <summary>The agent.</summary>
    [Id(0)]
    public required string Agent { get; init; }

    /// <summary>The day (UTC), counted from 0001-01-01.</summary>
    [Id(1)]
    public required int Day { get; init; }

    /// <summary>Answers.</summary>
    [Id(2)]
    public int Answers { get; init; }

    /// <summary>Turns handed over.</summary>
    [Id(3)]
    public int HandOvers { get; init; }

    /// <summary>Tokens.</summary>
    [Id(4)]
    public long Tokens { get; init; }

    /// <summary>Cost.</summary>
    [Id(5)]
    public decimal Cost { get; init; }
}
