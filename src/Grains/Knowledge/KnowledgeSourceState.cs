using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Knowledge;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What is stored of a source.</summary>
[GenerateSerializer, Immutable, Alias("knowledge-source-state")]
internal sealed record KnowledgeSourceState
{
    /// <summary>The key that seals the content; null while the source doesn't exist.</summary>
    [Id(0)]
    public Guid? KeyId { get; init; }

    /// <summary>What is to be read, sealed; kept for texts and pairs, dropped for files once they were read.</summary>
    [Id(1)]
    public byte[]? Content { get; init; }

    /// <summary>How it stands.</summary>
    [Id(2)]
    public KnowledgeSource? Source { get; init; }

    /// <summary>The language to take when it doesn't tell its own.</summary>
    [Id(3)]
    public string Language { get; init; } = "en";

    /// <summary>The hash that the last reading gave.</summary>
    [Id(4)]
    public string? Hash { get; init; }

    /// <summary>How often reading was begun since it last ended: one that ends the process must not be read for ever.</summary>
    [Id(5)]
    public int Tries { get; init; }

    /// <summary>The pages of a site, by address.</summary>
    [Id(6)]
    public ImmutableArray<KnowledgePage> Pages { get; init; } = [];

    /// <summary>The file's name, which tells its format.</summary>
    [Id(7)]
    public string FileName { get; init; } = "";
}
