using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Search.Ports;

/// <summary>
/// Finds messages by keyed hashes of their words, with a key for each workspace; holds no text. Its cursor into the feed
/// and its rows are written together, so that it never misses or doubles anything. One compliance suite states the
/// behaviour for every implementation.
/// </summary>
public interface IMessageIndex
{
    /// <summary>How far it has come; 0 for nothing yet.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<long> Cursor(CancellationToken cancellationToken = default);

    /// <summary>Takes changes in, in order, and moves the cursor; done when both are durable.</summary>
    /// <param name="cursor">The new cursor.</param>
    /// <param name="changes">What changed.</param>
    /// <param name="parts">Files and evidence, for <see cref="IPartIndex"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for keys.</param>
    Task Put(long cursor, ImmutableArray<IndexedText> changes, ImmutableArray<KeptPart> parts = default, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes changes in that stand in no new record: texts that were written over where they are. What the index doesn't have,
    /// or has no more, it does not take.
    /// </summary>
    /// <param name="changes">What changed.</param>
    /// <param name="cancellationToken">Gives up waiting for keys.</param>
    Task Restate(ImmutableArray<IndexedText> changes, CancellationToken cancellationToken = default);

    /// <summary>What has every one of some words, the newest first.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="words">At least one word, as the index has them.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<ImmutableArray<TextHit>> Find(string tenant, ImmutableArray<string> words, int limit, CancellationToken cancellationToken = default);

    /// <summary>Removes everything of a conversation. Idempotent.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many messages went.</returns>
    Task<int> Erase(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Removes one message. Idempotent.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="position">The message.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many messages went: one or none.</returns>
    Task<int> Erase(ConversationKey conversation, long position, CancellationToken cancellationToken = default);

    /// <summary>Removes everything of a workspace, the secret of its words included. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many messages went.</returns>
    Task<int> EraseWorkspace(string tenant, CancellationToken cancellationToken = default);
}
