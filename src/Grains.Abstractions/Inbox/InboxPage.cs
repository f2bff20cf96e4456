using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>A page of the inbox.</summary>
[GenerateSerializer, Immutable, Alias("inbox-page")]
public sealed record InboxPage
{
    /// <summary>The rows, newest activity first.</summary>
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
}
