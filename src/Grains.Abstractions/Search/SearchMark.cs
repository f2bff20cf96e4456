namespace Chatbotics.Grains.Abstractions.Search;

/// <summary>A word in a snippet.</summary>
/// <param name="Start">Where it begins, in UTF-16 characters.</param>
/// <param name="Length">How long it is.</param>
[GenerateSerializer, Immutable, Alias("search-mark")]
public readonly record struct SearchMark([property: Id(0)] int Start, [property: Id(1)] int Length);
