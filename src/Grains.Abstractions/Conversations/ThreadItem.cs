using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A message or an activity line of a thread, in its present state.</summary>
[GenerateSerializer, Immutable, Alias("thread-item")]
public sealed record ThreadItem
{
    /// <summary>Its place in the thread; ascending, never changes.</summary>
    [Id(0)]
    public required long Position { get; init; }

    /// <summary>Message or activity.</summary>
    [Id(1)]
    public required ThreadItemKind Kind { get; init; }

    /// <summary>Who wrote or did it.</summary>
    [Id(2)]
    public required Author Author { get; init; }

    /// <summary>When we received or recorded it.</summary>
    [Id(3)]
    public required DateTimeOffset At { get; init; }

    /// <summary>When it happened by the platform's clock; what the thread shows.</summary>
    [Id(4)]
    public DateTimeOffset? ProviderTime { get; init; }

    /// <summary>What the message says; null for activities and for unsent messages.</summary>
    [Id(5)]
    public MessageContent? Content { get; init; }

    /// <summary>Our own key of the message, unique in the conversation; null for activities.</summary>
    [Id(6)]
    public string? MessageKey { get; init; }

    /// <summary>The provider's id of the message.</summary>
    [Id(7)]
    public string? MessageId { get; init; }

    /// <summary>The provider's id of the message it replies to.</summary>
    [Id(8)]
    public string? ReplyTo { get; init; }

    /// <summary>Outgoing messages: how far it is.</summary>
    [Id(9)]
    public DeliveryState? Delivery { get; init; }

    /// <summary>Why it failed.</summary>
    [Id(10)]
    public SendError? Error { get; init; }

    /// <summary>For unknown sends: until when we try to find out; sending again is possible after it.</summary>
    [Id(11)]
    public DateTimeOffset? UnknownUntil { get; init; }

    /// <summary>How many attempts were made.</summary>
    [Id(12)]
    public int Attempts { get; init; }

    /// <summary>The customer took it back.</summary>
    [Id(13)]
    public bool IsUnsent { get; init; }

    /// <summary>The customer changed it.</summary>
    [Id(14)]
    public bool IsEdited { get; init; }

    /// <summary>Reactions to it.</summary>
    [Id(15)]
    public ImmutableArray<string> Reactions { get; init; } = [];

    /// <summary>The evidence for an assistant's message.</summary>
    [Id(16)]
    public TurnTrace? Trace { get; init; }

    /// <summary>Activities: what happened, for example "owner_changed", "resolved", "handed_over", "referral", "unknown_event".</summary>
    [Id(17)]
    public string? Activity { get; init; }

    /// <summary>Activities: a readable detail, for example the reason of a hand-over.</summary>
    [Id(18)]
    public string? Detail { get; init; }

    /// <summary>Ownership activities: who holds it from here on.</summary>
    [Id(19)]
    public Owner? Owner { get; init; }

    /// <summary>Who held the conversation at this item; draws the thread's spine.</summary>
    [Id(20)]
    public OwnerKind HeldBy { get; init; }

    /// <summary>The ad, link or product it came from.</summary>
    [Id(21)]
    public MessageReferral? Referral { get; init; }

    /// <summary>Notes: who is named in it.</summary>
    [Id(22)]
    public ImmutableArray<Mention> Mentions { get; init; } = [];

    /// <summary>The business's story that it replies to (Instagram): its id.</summary>
    [Id(23)]
    public string? Story { get; init; }

    /// <summary>Where our copies of its attachments stand, one for each.</summary>
    [Id(24)]
    public ImmutableArray<FileState> Files { get; init; } = [];

    /// <summary>Queued messages that can still be taken back: until when.</summary>
    [Id(25)]
    public DateTimeOffset? HeldUntil { get; init; }
}
