using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assignment;

namespace Chatbotics.Grains.Assignment;

/// <summary>A workspace's rules and turns as they are stored.</summary>
[GenerateSerializer, Immutable, Alias("assignment-state")]
internal sealed record AssignmentState
{
    /// <summary>The rules and capacities.</summary>
    [Id(0)]
    public AssignmentSettings Settings { get; init; } = new();

    /// <summary>When each member was last given a conversation, milliseconds since 1970: whose turn it is.</summary>
    [Id(1)]
    public ImmutableDictionary<string, long> LastGiven { get; init; } = ImmutableDictionary<string, long>.Empty;
}
