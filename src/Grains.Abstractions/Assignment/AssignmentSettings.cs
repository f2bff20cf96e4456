using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>How a workspace gives conversations to its people.</summary>
[GenerateSerializer, Immutable, Alias("assignment-settings")]
public sealed record AssignmentSettings
{
    /// <summary>The most open conversations of a member about whom nothing else is said.</summary>
    public const int UsualCapacity = 10;

    /// <summary>The rules, in order.</summary>
    [Id(0)]
    public ImmutableArray<AssignmentPolicy> Policies { get; init; } = [];

    /// <summary>What differs from the usual capacity.</summary>
    [Id(1)]
    public ImmutableArray<MemberCapacity> Capacities { get; init; } = [];

    /// <summary>The usual capacity; 0 for no limit.</summary>
    [Id(2)]
    public int Capacity { get; init; } = UsualCapacity;

    /// <summary>The teams of channels; changed one by one with <see cref="IAssignmentGrain.SetTeam"/> only.</summary>
    [Id(3)]
    public ImmutableArray<ConnectionTeam> Teams
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];
}
