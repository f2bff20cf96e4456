using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>The rules and how things stand.</summary>
[GenerateSerializer, Immutable, Alias("assignment-overview")]
public sealed record AssignmentOverview
{
    /// <summary>The settings.</summary>
    [Id(0)]
    public required AssignmentSettings Settings { get; init; }

    /// <summary>Who could be given conversations, by name.</summary>
    [Id(1)]
    public ImmutableArray<AssignableMember> Members { get; init; } = [];

    /// <summary>How many conversations wait for a person.</summary>
    [Id(2)]
    public int Waiting { get; init; }
}
