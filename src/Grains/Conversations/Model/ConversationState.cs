using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>
/// What a conversation must know to decide: folded from its entries by <see cref="Rules.Applying"/>, kept in snapshots.
/// Immutable: a decision works on copies, so that a refused append leaves nothing behind.
/// </summary>
internal sealed record ConversationState
{
    /// <summary>A conversation without entries.</summary>
    public static ConversationState Empty { get; } = new();

    /// <summary>The sequence number of the last entry; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>The other side.</summary>
    public Contact Contact { get; init; } = Contact.None;

    /// <summary>The present episode's number in the workspace; 0 before the first.</summary>
    public long Number { get; init; }

    /// <summary>The present episode's status; 0 before the first.</summary>
    public ConversationStatus Status { get; init; }

    /// <summary>When the present episode was opened, milliseconds since 1970.</summary>
    public long OpenedAt { get; init; }

    /// <summary>Who holds the conversation.</summary>
    public Owner Owner { get; init; } = Owner.Nobody;

    /// <summary>
    /// The person who is responsible: the one who holds it, or who held it last; null for nobody. A platform's own app is
    /// nobody. Snapshots of older builds lack it: whoever holds it is meant.
    /// </summary>
    public Assignee? Assignee
    {
        get => field ?? AssigneeOf(Owner);
        init;
    }

    /// <summary>The team it belongs to.</summary>
    public TeamReference? Team { get; init; }

    /// <summary>How urgent it is.</summary>
    public ConversationPriority Priority { get; init; }

    /// <summary>The ids of its labels.</summary>
    public ImmutableArray<string> Labels
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Snoozed: until when, milliseconds since 1970; 0 until the customer writes.</summary>
    public long SnoozedUntil { get; init; }

    /// <summary>Raised by every change of owner.</summary>
    public long Epoch { get; init; }

    /// <summary>The customer's last act that opens the messaging window, milliseconds since 1970; 0 when there was none.</summary>
    public long LastCustomerAct { get; init; }

    /// <summary>When the last message came or went, milliseconds since 1970.</summary>
    public long LastActivity { get; init; }

    /// <summary>Customer messages that no person has read.</summary>
    public int Unread { get; init; }

    /// <summary>Since when the customer waits, milliseconds since 1970; 0 when they don't.</summary>
    public long WaitingSince { get; init; }

    /// <summary>The last ten messages and those that something is still to happen to, in the order of the thread.</summary>
    public ImmutableArray<Message> Messages
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Ids that were seen.</summary>
    public DedupeWindow Seen
    {
        get;
        init => field = value ?? DedupeWindow.Empty;
    }

    = DedupeWindow.Empty;

    /// <summary>The contact is blocked: nobody answers, nothing counts as unread.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Since when the customer wants no marketing, milliseconds since 1970; 0 when they never said so, or took it back.</summary>
    public long MarketingStoppedAt { get; init; }

    /// <summary>When they last said whether they want marketing, milliseconds since 1970; 0 for never.</summary>
    public long MarketingSaidAt { get; init; }

    /// <summary>The assistant's turn, if one gathers or runs.</summary>
    public Turn? Turn { get; init; }

    /// <summary>How many turns were started since <see cref="TurnsSince"/>, for the loop guard.</summary>
    public int Turns { get; init; }

    /// <summary>When the loop guard began to count, milliseconds since 1970.</summary>
    public long TurnsSince { get; init; }

    /// <summary>Changes that came before their message, oldest first.</summary>
    public ImmutableArray<WaitingChange> Waiting
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Kinds of entries that the build which wrote this didn't know: a build that does replays the journal.</summary>
    public ImmutableArray<int> UnknownKinds
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Files that are still to be fetched or erased.</summary>
    public ImmutableArray<FileJob> Files
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Messages that wait for their time.</summary>
    public ImmutableArray<ScheduledSend> Scheduled
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Members who were named in a note and have not opened the conversation since.</summary>
    public ImmutableArray<string> Mentioned
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>Whether an episode was ever opened.</summary>
    [JsonIgnore]
    public bool Exists => Number > 0;

    /// <summary>The customer's last act that opens the window.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastCustomerActAt => LastCustomerAct == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(LastCustomerAct);

    /// <summary>The person that an owner is; null for all others, and for a person in a platform's own app.</summary>
    /// <param name="owner">The owner.</param>
    public static Assignee? AssigneeOf(Owner owner) =>
        owner is { Kind: OwnerKind.Person, Id: { } id } && id != Rules.Ownership.NativeId ? new Assignee(id, owner.Name) : null;

    /// <summary>Where a message stands in <see cref="Messages"/>, or -1.</summary>
    /// <param name="position">Its position in the journal.</param>
    public int IndexOf(long position)
    {
        for (var i = Messages.Length - 1; i >= 0; i--)
        {
            if (Messages[i].Position == position)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where the message with a provider's id stands in <see cref="Messages"/>, or -1.</summary>
    /// <param name="messageId">The provider's id.</param>
    public int IndexOf(string? messageId)
    {
        for (var i = Messages.Length - 1; i >= 0; i--)
        {
            if (Messages[i].MessageId.Is(messageId))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The message at a position, or null.</summary>
    /// <param name="position">Its position in the journal.</param>
    public Message? Find(long position) => IndexOf(position) is var i and >= 0 ? Messages[i] : null;
}
