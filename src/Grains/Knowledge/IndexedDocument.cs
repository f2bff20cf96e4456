namespace Chatbotics.Grains.Knowledge;

/// <summary>A document as the index knows it.</summary>
public sealed record IndexedDocument
{
    /// <summary>The knowledge base it belongs to: a part of a grain key.</summary>
    public required string Base { get; init; }

    /// <summary>Its id within the workspace: a part of a grain key.</summary>
    public required string Id { get; init; }

    /// <summary>The hash of its bytes (<see cref="PassageIds.OfContent"/>).</summary>
    public required string ContentHash { get; init; }

    /// <summary>Its title, for citations.</summary>
    public required string Title { get; init; }

    /// <summary>Where customers find it, an http(s) address; null when it is no public page.</summary>
    public string? Address { get; init; }

    /// <summary>The language its words were read in, a BCP 47 tag.</summary>
    public required string Language { get; init; }
}
