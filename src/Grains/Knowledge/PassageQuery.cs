using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What to look for by words.</summary>
public sealed record PassageQuery
{
    /// <summary>The knowledge bases to look in; none finds nothing.</summary>
    public required ImmutableArray<string> Bases { get; init; }

    /// <summary>The words of the question, best without those that every text has.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>Pieces of the words.</summary>
    public ImmutableArray<string> Fragments { get; init; } = [];

    /// <summary>How many passages at most, 1 to 100.</summary>
    public int Limit { get; init; } = 10;
}
