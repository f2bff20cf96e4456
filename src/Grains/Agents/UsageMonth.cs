namespace Chatbotics.Grains.Agents;

/// <summary>What an agent did in a month, once its days' time was over: sums, which name no customer and no day.</summary>
[GenerateSerializer, Immutable, Alias("agent-usage-month")]
internal sealed record UsageMonth
{
    /// <summary>The agent.</summary>
    [Id(0)]
    public required string Agent { get; init; }

    /// <summary>The month (UTC), counted from January of the year 1 as 0.</summary>
    [Id(1)]
    public required int Month { get; init; }

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

    /// <summary>The sums with a day's added.</summary>
    /// <param name="day">The day.</param>
    public UsageMonth With(UsageDay day) => this with
    {
        Answers = Answers + day.Answers,
        HandOvers = HandOvers + day.HandOvers,
        Tokens = Tokens + day.Tokens,
        Cost = Cost + day.Cost,
    };
}
