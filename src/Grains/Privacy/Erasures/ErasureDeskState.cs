using System.Collections.Immutable;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>What is stored of a workspace's erasures.</summary>
[GenerateSerializer, Immutable, Alias("erasure-desk-state")]
internal sealed record ErasureDeskState
{
    /// <summary>The ids of those under way, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<string> Open { get; init; } = [];

    /// <summary>The ids of the latest that are done, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<string> Done { get; init; } = [];
}
