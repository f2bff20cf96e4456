using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Knowledge;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What is stored of a workspace's list of knowledge bases.</summary>
[GenerateSerializer, Immutable, Alias("knowledge-directory-state")]
internal sealed record KnowledgeDirectoryState
{
    /// <summary>The bases, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<KnowledgeListing> Bases { get; init; } = [];
}
