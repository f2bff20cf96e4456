namespace Chatbotics.Grains.Knowledge;

/// <summary>What came of a document, for its line in the list.</summary>
public sealed record IngestResult
{
    /// <summary>What came of it.</summary>
    public required IngestStatus Status { get; init; }

    /// <summary>The hash to remember, for <see cref="IngestRequest.KnownHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The language its words were read in.</summary>
    public string Language { get; init; } = "";

    /// <summary>How many passages it has.</summary>
    public int Passages { get; init; }

    /// <summary>What changed in the index.</summary>
    public IndexChange Change { get; init; }

    /// <summary>Why it was refused; null when it wasn't.</summary>
    public DocumentFault? Fault { get; init; }

    /// <summary>Why it was refused, in a sentence for whoever uploaded it; null when it wasn't.</summary>
    public string? Problem { get; init; }
}
