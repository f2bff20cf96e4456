using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox.Ports;

/// <summary>
/// Keeps the inbox rows of all workspaces. Names and previews come sealed. It neither sorts nor counts: a workspace's
/// inbox reads the facts once and keeps them in memory.
/// </summary>
public interface IInboxStore
{
    /// <summary>Inserts or replaces a row unless the stored one is newer. Durable when it completes.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task Upsert(InboxRow row, CancellationToken cancellationToken = default);

    /// <summary>The facts of all rows of a tenant, in any order. May take a while; runs beside the caller.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<ImmutableArray<InboxFacts>> ReadFacts(string tenant, CancellationToken cancellationToken = default);

    /// <summary>The sealed parts of some rows, in the order given; those that are gone are left out.</summary>
    /// <param name="conversations">Which.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<ImmutableArray<SealedRow>> Read(ImmutableArray<ConversationKey> conversations, CancellationToken cancellationToken = default);

    /// <summary>Removes a row. Idempotent.</summary>
    /// <param name="conversation">The conversation's key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task Remove(string conversation, CancellationToken cancellationToken = default);
}
