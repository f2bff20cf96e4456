using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox.Ports;

/// <summary>Keeps the inbox rows of all workspaces. Names and previews come sealed; it sorts and filters by the rest.</summary>
public interface IInboxStore
{
    /// <summary>Inserts or replaces a row unless the stored one is newer. Durable when it completes.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task Upsert(InboxRow row, CancellationToken cancellationToken = default);

    /// <summary>Rows of a tenant, newest activity first.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="query">The filter; its cursor is this store's own.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<InboxRows> Query(string tenant, InboxQuery query, CancellationToken cancellationToken = default);

    /// <summary>Open conversations by holder.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<InboxCounts> Count(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Removes a row. Idempotent.</summary>
    /// <param name="conversation">The conversation's key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task Remove(string conversation, CancellationToken cancellationToken = default);
}
