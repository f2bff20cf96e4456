using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What of the workspace agents' tools choose from: a tool without a choice is offered to no model.</summary>
/// <param name="Labels">How many labels there are.</param>
/// <param name="Attributes">How many attributes contacts have.</param>
/// <param name="Workflows">The names of the workflows that an agent may start.</param>
[GenerateSerializer, Immutable, Alias("agent-surroundings")]
public sealed record AgentSurroundings(
    [property: Id(0)] int Labels, [property: Id(1)] int Attributes, [property: Id(2)] ImmutableArray<string> Workflows);
