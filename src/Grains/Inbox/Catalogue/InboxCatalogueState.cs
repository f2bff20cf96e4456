using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;

namespace Chatbotics.Grains.Inbox.Catalogue;

/// <summary>A workspace's labels and saved filters as they are stored.</summary>
[GenerateSerializer, Immutable, Alias("inbox-catalogue-state")]
internal sealed record InboxCatalogueState
{
    /// <summary>The labels.</summary>
    [Id(0)]
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Everybody's filters.</summary>
    [Id(1)]
    public ImmutableArray<SavedFilter> Filters { get; init; } = [];

    /// <summary>Raised by every change.</summary>
    [Id(2)]
    public long Revision { get; init; }
}
