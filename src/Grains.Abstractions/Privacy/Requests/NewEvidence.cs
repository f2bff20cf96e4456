using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>Evidence to be added to a request.</summary>
[GenerateSerializer, Immutable, Alias("new-evidence")]
public sealed record NewEvidence
{
    /// <summary>The most bytes that a file may have.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>The most pieces that a request may have.</summary>
    public const int Most = 30;

    /// <summary>What it shows; a change is written by the product alone.</summary>
    [Id(0)]
    public required EvidenceKind Kind { get; init; }

    /// <summary>What is to be written, at most 2,000 characters; needed where there is no file.</summary>
    [Id(1)]
    public string Text { get; init; } = "";

    /// <summary>The file's name; null for no file.</summary>
    [Id(2)]
    public string? FileName { get; init; }

    /// <summary>The file: a PDF, a picture (PNG, JPEG, WebP), or a text.</summary>
    [Id(3)]
    public ImmutableArray<byte> Content
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    = [];
}
