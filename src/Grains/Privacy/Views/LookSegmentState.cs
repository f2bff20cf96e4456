using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Views;

namespace Chatbotics.Grains.Privacy.Views;

/// <summary>What is stored of a segment.</summary>
[GenerateSerializer, Immutable, Alias("look-segment-state")]
internal sealed record LookSegmentState
{
    /// <summary>The looks, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<StoredLook> Looks { get; init; } = [];
}
