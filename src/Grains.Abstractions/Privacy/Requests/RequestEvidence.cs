namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>A piece of evidence of a request: a note, or a file. Sealed under a key of the request, and forgotten with it.</summary>
[GenerateSerializer, Immutable, Alias("request-evidence")]
public sealed record RequestEvidence
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>What it shows.</summary>
    [Id(1)]
    public required EvidenceKind Kind { get; init; }

    /// <summary>When it was added.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The account of who added it; null when it was the product itself.</summary>
    [Id(3)]
    public string? By { get; init; }

    /// <summary>What was written, at most 2,000 characters.</summary>
    [Id(4)]
    public string Text { get; init; } = "";

    /// <summary>The file's name; null for no file.</summary>
    [Id(5)]
    public string? FileName { get; init; }

    /// <summary>The file's media type, by its content.</summary>
    [Id(6)]
    public string? FileType { get; init; }

    /// <summary>How many bytes the file has.</summary>
    [Id(7)]
    public long Size { get; init; }
}
