using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What to look for by meaning.</summary>
public sealed record VectorQuery
{
    /// <summary>The knowledge bases to look in; none finds nothing.</summary>
    public required ImmutableArray<string> Bases { get; init; }

    /// <summary>The model that made the vectors; vectors of others are not compared.</summary>
    public required string Model { get; init; }

    /// <summary>The question's vector.</summary>
    public required ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>How many passages at most, 1 to 100.</summary>
    public int Limit { get; init; } = 10;
}
