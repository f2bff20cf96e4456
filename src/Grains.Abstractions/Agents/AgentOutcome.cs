using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What came of a change to an agent or a knowledge base.</summary>
[GenerateSerializer, Immutable, Alias("agent-outcome")]
public sealed record AgentOutcome
{
    /// <summary>Everything that is wrong; empty when it was done.</summary>
    [Id(0)]
    public ImmutableArray<DefinitionError> Errors { get; init; } = [];

    /// <summary>The draft's revision after it.</summary>
    [Id(1)]
    public long Revision { get; init; }

    /// <summary>The id of what was made; null when nothing was.</summary>
    [Id(2)]
    public string? Id { get; init; }

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Errors.IsDefaultOrEmpty;

    /// <summary>Refuses with one sentence.</summary>
    /// <param name="field">Where.</param>
    /// <param name="message">What to do.</param>
    public static AgentOutcome Refused(string field, string message) => new() { Errors = [new DefinitionError(field, message)] };
}
