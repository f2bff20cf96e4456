namespace Chatbotics.Grains.Knowledge;

/// <summary>A document to take into a knowledge base: a file or page to read, or content that needs no reading.</summary>
public sealed record IngestRequest
{
    /// <summary>The knowledge base: a part of a grain key.</summary>
    public required string Base { get; init; }

    /// <summary>The document's id within the workspace: a part of a grain key. The same id replaces the earlier document.</summary>
    public required string Document { get; init; }

    /// <summary>The file or page; null when <see cref="Content"/> is given.</summary>
    public DocumentSource? Source { get; init; }

    /// <summary>What it says, for pasted text and pairs; null when <see cref="Source"/> is given.</summary>
    public DocumentContent? Content { get; init; }

    /// <summary>Its title; null takes the document's own, or the file's name.</summary>
    public string? Title { get; init; }

    /// <summary>Where customers find it, an http(s) address; null when it is no public page.</summary>
    public string? Address { get; init; }

    /// <summary>The workspace's language, for documents that don't tell theirs: a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The hash that the last reading gave; null reads and indexes in any case.</summary>
    public string? KnownHash { get; init; }
}
