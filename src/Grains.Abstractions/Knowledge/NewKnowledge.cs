using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>A source to add. Which members count depends on the kind.</summary>
[GenerateSerializer, Immutable, Alias("new-knowledge")]
public sealed record NewKnowledge
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxFile = 10 << 20;

    /// <summary>The longest text, in characters.</summary>
    public const int MaxText = 500_000;

    /// <summary>The most questions and answers of one source.</summary>
    public const int MaxPairs = 2_000;

    /// <summary>Where it comes from.</summary>
    [Id(0)]
    public required KnowledgeKind Kind { get; init; }

    /// <summary>What people call it; empty takes the document's own title or the file's name.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>Files: the name with its ending.</summary>
    [Id(2)]
    public string FileName { get; init; } = "";

    /// <summary>Files: the content. Nobody writes to it.</summary>
    [Id(3)]
    public byte[]? Content { get; init; }

    /// <summary>Texts: what it says.</summary>
    [Id(4)]
    public string Text { get; init; } = "";

    /// <summary>Questions and answers.</summary>
    [Id(5)]
    public ImmutableArray<QuestionAnswer> Pairs { get; init; } = [];

    /// <summary>Pages and sites: where they are.</summary>
    [Id(6)]
    public string Address { get; init; } = "";

    /// <summary>Pages and sites: how often they are looked at again; null for never.</summary>
    [Id(7)]
    public TimeSpan? Every { get; init; }
}
