using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Ports;

/// <summary>
/// Keeps conversations as an append-only journal of opaque records. It knows nothing of their content. One compliance
/// suite states the behaviour for every implementation.
/// </summary>
public interface IConversationStore
{
    /// <summary>
    /// The conversation's header, latest snapshot and the records after it, or null when nothing was ever appended. Sees
    /// every append that has completed, and may see ones that have not.
    /// </summary>
    /// <param name="key">The conversation.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<StoredConversation?> Load(ConversationKey key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Queues an append synchronously, in the order of the calls, and completes when it is durable. Appends of one
    /// conversation may be in flight together; once one fails, those queued behind it on the same conversation fail too.
    /// </summary>
    /// <param name="append">What to write.</param>
    /// <exception cref="StoreOverloadedException">Thrown at once: the queue is full, nothing was queued.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="ConversationConflictException">The stored version is not the expected one.</exception>
    Task Append(ConversationAppend append);

    /// <summary>Writes over some records, durably and all at once. What they held before is in no row any more.</summary>
    /// <param name="rewrite">What to write.</param>
    /// <exception cref="ConversationConflictException">The stored version is not the expected one. Nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    Task Rewrite(ConversationRewrite rewrite);

    /// <summary>Records before a version, newest first, without snapshots.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="before">Only records whose version is smaller; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="count">At most this many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<ImmutableArray<JournalRecord>> ReadBackwards(ConversationKey key, long before, int count, CancellationToken cancellationToken = default);

    /// <summary>
    /// Notes that the projections have seen the conversation up to a version. Not durable by itself: after a crash a
    /// conversation may be offered again by <see cref="IWakeIndex"/>, never lost.
    /// </summary>
    /// <param name="key">The conversation.</param>
    /// <param name="version">The version they have seen.</param>
    void MarkProjected(ConversationKey key, long version);

    /// <summary>Removes every trace of the conversation's journal. Idempotent.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask Erase(ConversationKey key, CancellationToken cancellationToken = default);

    /// <summary>Removes every trace of several journals. Idempotent; interrupted, some of them may be gone.</summary>
    /// <param name="keys">The conversations.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    async ValueTask Erase(ImmutableArray<ConversationKey> keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
        {
            await Erase(key, cancellationToken);
        }
    }
}
