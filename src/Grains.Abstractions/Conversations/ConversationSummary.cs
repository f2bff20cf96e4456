using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A conversation in one row of the inbox.</summary>
[GenerateSerializer, Immutable, Alias("conversation-summary")]
public sealed record ConversationSummary
{
    /// <summary>The conversation.</summary>
    [Id(0)]
    public required ConversationKey Key { get; init; }

    /// <summary>The conversation's version that this row shows; an older row never replaces a newer one.</summary>
    [Id(1)]
    public required long Version { get; init; }

    /// <summary>The present episode's number in the workspace.</summary>
    [Id(2)]
    public required long Number { get; init; }

    /// <summary>The present episode's status.</summary>
    [Id(3)]
    public required ConversationStatus Status { get; init; }

    /// <summary>Who holds it.</summary>
    [Id(4)]
    public required Owner Owner { get; init; }

    /// <summary>The contact's name; falls back to user name, phone, id.</summary>
    [Id(5)]
    public required string ContactName { get; init; }

    /// <summary>The last message in one line, at most 120 characters.</summary>
    [Id(6)]
    public required string Preview { get; init; }

    /// <summary>Who wrote the last message.</summary>
    [Id(7)]
    public required AuthorKind PreviewAuthor { get; init; }

    /// <summary>When the last message came or went.</summary>
    [Id(8)]
    public required DateTimeOffset LastActivityAt { get; init; }

    /// <summary>Customer messages that no person has read.</summary>
    [Id(9)]
    public int Unread { get; init; }

    /// <summary>When the standard messaging window closes; null when it never opened.</summary>
    [Id(10)]
    public DateTimeOffset? WindowClosesAt { get; init; }

    /// <summary>The last outgoing message failed or is unknown.</summary>
    [Id(11)]
    public DeliveryState? Problem { get; init; }

    /// <summary>When the present episode was opened.</summary>
    [Id(12)]
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Since when the customer waits for an answer; null when nobody waits.</summary>
    [Id(13)]
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The key that seals the conversation at rest; the projections seal their rows with it, so that its destruction takes them along.</summary>
    [Id(14)]
    public required Guid KeyId { get; init; }

    /// <summary>The person who is responsible, also while an assistant holds it; null for nobody.</summary>
    [Id(15)]
    public Assignee? Assignee { get; init; }

    /// <summary>The team it belongs to.</summary>
    [Id(16)]
    public TeamReference? Team { get; init; }

    /// <summary>How urgent it is.</summary>
    [Id(17)]
    public ConversationPriority Priority { get; init; }

    /// <summary>The ids of its labels, in the order they were put on.</summary>
    [Id(18)]
    public ImmutableArray<string> Labels
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Snoozed: until when; null until the customer writes.</summary>
    [Id(19)]
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>The accounts of those who were mentioned in a note and have not read it.</summary>
    [Id(20)]
    public ImmutableArray<string> Mentions
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];
}
