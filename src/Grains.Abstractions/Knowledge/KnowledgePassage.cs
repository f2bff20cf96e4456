namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>A passage that a search found.</summary>
/// <param name="Source">The title and place, for people.</param>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where customers find it; null when it is no public page.</param>
/// <param name="Score">How well it fits; comparable within one search only.</param>
/// <param name="Coverage">The share of the question's telling words that it has, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("knowledge-passage")]
public sealed record KnowledgePassage(
    [property: Id(0)] string Source,
    [property: Id(1)] string Text,
    [property: Id(2)] string? Address,
    [property: Id(3)] double Score,
    [property: Id(4)] double Coverage);
