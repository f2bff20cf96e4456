using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>A page of the inbox.</summary>
[GenerateSerializer, Immutable, Alias("inbox-page")]
public sealed record InboxPage
{
    /// <summary>The rows, in the order that was asked for.</summary>
    [Id(0)]
    public ImmutableArray<ConversationSummary> Rows { get; init; } = [];

    /// <summary>Pass as <see cref="InboxQuery.After"/> for the next page; null at the end.</summary>
    [Id(1)]
    public string? Next { get; init; }

    /// <summary>Open conversations by holder, over the whole workspace.</summary>
    [Id(2)]
    public required InboxCounts Counts { get; init; }

    /// <summary>The change cursor that this page includes.</summary>
    [Id(3)]
    public long Cursor { get; init; }

    /// <summary>How many each part of the list has.</summary>
    [Id(4)]
    public InboxTally Tally { get; init; } = InboxTally.Empty;

    /// <summary>How many conversations the query matches in all.</summary>
    [Id(5)]
    public int Matches { get; init; }
}
