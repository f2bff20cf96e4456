using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>Which conversations to list, newest activity first.</summary>
[GenerateSerializer, Immutable, Alias("inbox-query")]
public sealed record InboxQuery
{
    /// <summary>Only this status; null lists all.</summary>
    [Id(0)]
    public ConversationStatus? Status { get; init; }

    /// <summary>Only this kind of holder; null lists all.</summary>
    [Id(1)]
    public OwnerKind? HeldBy { get; init; }

    /// <summary>Only this platform; null lists all.</summary>
    [Id(2)]
    public ChannelPlatform? Platform { get; init; }

    /// <summary>Continue after this cursor of an earlier page; null for the first page.</summary>
    [Id(3)]
    public string? After { get; init; }

    /// <summary>At most this many rows, 1 to 100.</summary>
    [Id(4)]
    public int Limit { get; init; } = 50;
}
