using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Search;

/// <summary>What was found.</summary>
[GenerateSerializer, Immutable, Alias("search-page")]
public sealed record SearchPage
{
    /// <summary>The hits, the newest first; contacts before messages.</summary>
    [Id(0)]
    public ImmutableArray<SearchHit> Hits { get; init; } = [];

    /// <summary>Whether there is more than was asked for.</summary>
    [Id(1)]
    public bool HasMore { get; init; }
}
