using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Wishes;

namespace Chatbotics.Grains.Privacy.Wishes;

/// <summary>What is stored of a conversation's wishes.</summary>
[GenerateSerializer, Immutable, Alias("chat-wish-state")]
internal sealed record ChatWishState
{
    /// <summary>The wish that is being carried out.</summary>
    [Id(0)]
    public ChatWish Pending { get; init; }

    /// <summary>When the customer was asked whether they mean it; null when they weren't.</summary>
    [Id(1)]
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When the customer said stop; null when they didn't.</summary>
    [Id(2)]
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The hashes of the latest events, so that none counts twice.</summary>
    [Id(3)]
    public ImmutableArray<ulong> Events { get; init; } = [];

    /// <summary>When the customer was asked whether they want a copy; null when they weren't.</summary>
    [Id(4)]
    public DateTimeOffset? AccessAskedAt { get; init; }

    /// <summary>The request that the pending wish was written down as; 0 before.</summary>
    [Id(5)]
    public long Request { get; init; }

    /// <summary>The language of the words in which it was said last; null when they didn't tell.</summary>
    [Id(6)]
    public string? Language { get; init; }
}
