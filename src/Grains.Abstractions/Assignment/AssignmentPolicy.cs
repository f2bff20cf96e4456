using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>A rule that gives waiting conversations to people. The first rule that fits decides.</summary>
[GenerateSerializer, Immutable, Alias("assignment-policy")]
public sealed record AssignmentPolicy
{
    /// <summary>Its id; empty for a new one.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>What people call it, 1 to 60 characters.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Whether it is in force.</summary>
    [Id(2)]
    public bool IsOn { get; init; } = true;

    /// <summary>How it chooses.</summary>
    [Id(3)]
    public AssignmentMethod Method { get; init; } = AssignmentMethod.RoundRobin;

    /// <summary>
    /// The team whose members it chooses among; null for everybody. It fits conversations of that team, and those without
    /// a team when <see cref="Connections"/> are named.
    /// </summary>
    [Id(4)]
    public string? Team { get; init; }

    /// <summary>The keys of the connections whose conversations it fits; empty for all.</summary>
    [Id(5)]
    public ImmutableArray<string> Connections
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Whether it chooses only among those who have the dashboard open.</summary>
    [Id(6)]
    public bool OnlyOnline { get; init; } = true;
}
