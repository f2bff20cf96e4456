using Chatbotics.Grains.Abstractions.Conversations;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>A workspace's list of conversations. Key: the tenant id.</summary>
[Alias("inbox")]
public interface IInboxGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes a conversation's new row. Returns when the row is durable, so that the conversation may stop offering it.
    /// Older versions are ignored. In a flood that takes its time, which the callers must
    /// grant, or they tell it again and make more of it.
    /// </summary>
    /// <param name="summary">The row.</param>
    [Alias("publish"), AlwaysInterleave, ResponseTimeout("00:02:00")]
    Task Publish(ConversationSummary summary);

    /// <summary>One page of the list, with the counts of its parts. A condition that makes no sense matches nothing.</summary>
    /// <param name="query">Which rows.</param>
    [Alias("list"), AlwaysInterleave]
    Task<InboxPage> List(InboxQuery query);

    /// <summary>Those of some conversations for which all conditions hold.</summary>
    /// <param name="conditions">The conditions; "me" is nobody.</param>
    /// <param name="conversations">The conversations' keys.</param>
    [Alias("matching"), AlwaysInterleave]
    Task<System.Collections.Immutable.ImmutableArray<string>> Matching(
        System.Collections.Immutable.ImmutableArray<InboxCondition> conditions, System.Collections.Immutable.ImmutableArray<string> conversations);

    /// <summary>What waits for a person, and who has how much. For assignment, which keeps it from then on.</summary>
    [Alias("queue"), AlwaysInterleave]
    Task<InboxQueue> GetQueue();

    /// <summary>Tells an observer of every changed row. Renew within <see cref="ObserverLease.Duration"/>.</summary>
    /// <param name="observer">The observer's reference.</param>
    /// <returns>The cursor as of now: the first change told has the next one.</returns>
    [Alias("watch"), AlwaysInterleave]
    Task<long> Watch(IInboxObserver observer);

    /// <summary>Stops telling an observer.</summary>
    /// <param name="observer">The observer's reference.</param>
    [Alias("unwatch"), AlwaysInterleave]
    Task Unwatch(IInboxObserver observer);

    /// <summary>Removes the rows of conversations that are erased, durably. Idempotent.</summary>
    /// <param name="conversations">The conversations, all of this workspace.</param>
    [Alias("remove"), AlwaysInterleave]
    Task Remove(System.Collections.Immutable.ImmutableArray<ConversationKey> conversations);
}
