using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>A part of a document that can be found and cited by itself.</summary>
public sealed record Passage
{
    /// <summary>
    /// Made of the document, the place among its headings and the text (<see cref="PassageIds"/>): the same text in the same
    /// place keeps its id when the document is read again.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The headings above it, highest first; the document's title is the first one.</summary>
    public ImmutableArray<string> Headings { get; init; } = [];

    /// <summary>The question it answers; null when it is none of a list of questions.</summary>
    public string? Question { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The page it begins on, from 1; null when the format has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>Where it stands, for people: "Returns › Refunds".</summary>
    public string Place => string.Join(" › ", Headings);
}
