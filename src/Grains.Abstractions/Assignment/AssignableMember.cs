namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>A member as rules see them now.</summary>
[GenerateSerializer, Immutable, Alias("assignable-member")]
public sealed record AssignableMember
{
    /// <summary>The account.</summary>
    [Id(0)]
    public required string AccountId { get; init; }

    /// <summary>The name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Whether the dashboard is open somewhere.</summary>
    [Id(2)]
    public bool IsOnline { get; init; }

    /// <summary>Whether rules give nothing for now.</summary>
    [Id(3)]
    public bool IsAway { get; init; }

    /// <summary>How many open conversations the member has that no automation holds.</summary>
    [Id(4)]
    public int Open { get; init; }

    /// <summary>The most that rules give; 0 for no limit.</summary>
    [Id(5)]
    public int Capacity { get; init; }
}
