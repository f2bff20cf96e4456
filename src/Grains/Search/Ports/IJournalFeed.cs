namespace Chatbotics.Grains.Search.Ports;

/// <summary>The journals of all conversations in the order in which they were written, for projections that follow behind.</summary>
public interface IJournalFeed
{
    /// <summary>Records after a cursor, without snapshots; none at the end. Only what is durable.</summary>
    /// <param name="after">The cursor of the last record that was seen; 0 for the beginning.</param>
    /// <param name="count">At most this many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<System.Collections.Immutable.ImmutableArray<FeedRecord>> Read(long after, int count, CancellationToken cancellationToken = default);

    /// <summary>The cursor of the last record; 0 when there is none.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<long> Last(CancellationToken cancellationToken = default);
}
