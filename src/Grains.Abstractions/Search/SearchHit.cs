using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Search;

/// <summary>A message, note or contact that was found.</summary>
[GenerateSerializer, Immutable, Alias("search-hit")]
public sealed record SearchHit
{
    /// <summary>Its conversation, in one row.</summary>
    [Id(0)]
    public required ConversationSummary Conversation { get; init; }

    /// <summary>The message's <see cref="ThreadItem.Position"/>; 0 when the contact was found.</summary>
    [Id(1)]
    public long Position { get; init; }

    /// <summary>When it was recorded.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(3)]
    public required Author Author { get; init; }

    /// <summary>The part of the text around the words, in one line.</summary>
    [Id(4)]
    public required string Snippet { get; init; }

    /// <summary>Where the words stand in the snippet.</summary>
    [Id(5)]
    public ImmutableArray<SearchMark> Marks { get; init; } = [];

    /// <summary>It is a private note.</summary>
    [Id(6)]
    public bool IsNote { get; init; }
}
