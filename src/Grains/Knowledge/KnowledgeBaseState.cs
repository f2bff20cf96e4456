using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Knowledge;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What is stored of a knowledge base.</summary>
[GenerateSerializer, Immutable, Alias("knowledge-base-state")]
internal sealed record KnowledgeBaseState
{
    /// <summary>The name; null while the base doesn't exist.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>The language of sources that don't tell theirs.</summary>
    [Id(1)]
    public string Language { get; init; } = "en";

    /// <summary>The sources, oldest first.</summary>
    [Id(2)]
    public ImmutableArray<KnowledgeSource> Sources { get; init; } = [];

    /// <summary>The ids of past answers that were taken or turned down, oldest first.</summary>
    [Id(3)]
    public ImmutableArray<string> Settled { get; init; } = [];
}
