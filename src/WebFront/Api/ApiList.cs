using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api;

/// <summary>A page of things.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="Items">The things.</param>
/// <param name="NextCursor">Pass it as "cursor" for the next page; missing at the end.</param>
/// <param name="Total">How many there are in all, where that is known.</param>
internal sealed record ApiList<T>(ImmutableArray<T> Items, string? NextCursor = null, long? Total = null);
