using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>Lists conversations without waking them.</summary>
public interface IConversationCatalog
{
    /// <summary>Conversations whose keys begin with a prefix, in the order of their keys.</summary>
    /// <param name="prefix">A whole tenant id, connection key or conversation key; what follows it begins with a slash, or nothing follows.</param>
    /// <param name="after">Only keys after this one; null from the start.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ImmutableArray<CatalogRow>> List(string prefix, string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Conversations of a workspace on one platform whose last message is older than a time, oldest first.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="before">The time.</param>
    /// <param name="after">Continues behind a row; null from the start.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ImmutableArray<AgedConversation>> ListOlder(
        string tenant, ChannelPlatform platform, DateTimeOffset before, AgedConversation? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Conversations of a workspace by platform and by the month of their last message.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ImmutableArray<AgeCount>> CountByAge(string tenant, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves everything that is durable out of the write-ahead logs of all stores and empties them, so that no copy of what was
    /// removed is left there.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the log is empty; otherwise a reader held it, and it must be tried again.</returns>
    ValueTask<bool> Scrub(CancellationToken cancellationToken = default);
}
