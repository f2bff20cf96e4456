using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Knowledge;

/// <summary>A knowledge base with its sources.</summary>
[GenerateSerializer, Immutable, Alias("knowledge-base-view")]
public sealed record KnowledgeBase
{
    /// <summary>Its id in the workspace.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The language of sources that don't tell theirs, a BCP 47 tag.</summary>
    [Id(2)]
    public string Language { get; init; } = "en";

    /// <summary>Its sources, oldest first.</summary>
    [Id(3)]
    public ImmutableArray<KnowledgeSource> Sources { get; init; } = [];

    /// <summary>The ids of past answers that were taken or turned down: they say where an answer stood, not what it said.</summary>
    [Id(4)]
    public ImmutableArray<string> Settled { get; init; } = [];

    /// <summary>Whether something is being read.</summary>
    public bool IsBusy => Sources.Any(source => source.Status is KnowledgeStatus.Waiting or KnowledgeStatus.Reading);

    /// <summary>The languages of its sources; at least one.</summary>
    public ImmutableArray<string> Languages =>
        [.. Sources.Select(source => source.Language).Where(language => language.Length > 0).Append(Language).Distinct(StringComparer.OrdinalIgnoreCase)];
}
