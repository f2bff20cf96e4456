using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Inbox.Catalogue;

/// <summary>A workspace's labels and the filters that somebody sees.</summary>
[GenerateSerializer, Immutable, Alias("inbox-catalogue-page")]
public sealed record InboxCatalogue
{
    /// <summary>The labels, by name.</summary>
    [Id(0)]
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Everybody's filters and the viewer's own, by name.</summary>
    [Id(1)]
    public ImmutableArray<SavedFilter> Filters { get; init; } = [];

    /// <summary>Raised by every change.</summary>
    [Id(2)]
    public long Revision { get; init; }
}
