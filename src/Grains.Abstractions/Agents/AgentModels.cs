using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What the installation offers to write answers with.</summary>
/// <param name="Names">The models that agents may choose.</param>
/// <param name="HasDefault">Whether agents that choose none have one.</param>
[GenerateSerializer, Immutable, Alias("agent-models")]
public sealed record AgentModels([property: Id(0)] ImmutableArray<string> Names, [property: Id(1)] bool HasDefault)
{
    /// <summary>Whether any model can be asked.</summary>
    public bool Any => HasDefault || !Names.IsDefaultOrEmpty;
}
