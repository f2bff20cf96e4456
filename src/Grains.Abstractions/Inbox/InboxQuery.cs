using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>Which conversations to list, in which order.</summary>
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

    /// <summary>Which part of the inbox.</summary>
    [Id(5)]
    public InboxView View { get; init; }

    /// <summary>Who looks, by account: what "mine", "mentions" and "me" mean. Null for nobody in particular.</summary>
    [Id(6)]
    public string? Viewer { get; init; }

    /// <summary>Conditions that must all hold; see <see cref="InboxConditionRules"/>.</summary>
    [Id(7)]
    public ImmutableArray<InboxCondition> Conditions
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>The order.</summary>
    [Id(8)]
    public InboxSort Sort { get; init; }

    /// <summary>What the viewer may see at all; null for everything.</summary>
    [Id(9)]
    public InboxScope? Scope { get; init; }

    /// <summary>Only the counts are wanted: <see cref="InboxPage.Rows"/> stays empty, and nothing is read or opened.</summary>
    [Id(10)]
    public bool CountsOnly { get; init; }
}
