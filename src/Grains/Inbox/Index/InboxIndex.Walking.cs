using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox.Index;

internal sealed partial class InboxIndex
{
    // Walking looks each row up, which costs as much as looking at ten: it is for one row in so many matching, and given up after so many.
    private const int FewestMatches = 20;
    private const int MostSteps = 5_000;

    /// <summary>
    /// The first rows behind a place, read in the order of their activity until there are enough: for the usual order, where
    /// so many rows match that this is soon. Null where looking through all of them is better.
    /// </summary>
    private (ImmutableArray<ConversationKey> Keys, string? Next)? Walked(InboxQuery query, IndexQuery ready, int limit, IndexCursor? after, int matches)
    {
        var isNewestFirst = query.Sort is not InboxSort.OldestActivity;
        if (!ready.IsPlain || query.Sort is not (InboxSort.NewestActivity or InboxSort.OldestActivity) || (long)matches * FewestMatches < Count)
        {
            return null;
        }

        var statuses = query.Status is { } one ? [one] : s_statuses;
        var heads = new List<IEnumerator<(long Last, ConversationKey Key)>>(statuses.Length);
        foreach (var status in statuses)
        {
            if (_byActivity.TryGetValue(status, out var order) && order.From(after, isNewestFirst).GetEnumerator() is var rows && rows.MoveNext())
            {
                heads.Add(rows);
            }
        }

        var keys = ImmutableArray.CreateBuilder<ConversationKey>(limit);
        IndexCursor last = default;
        for (var steps = 0; heads.Count > 0; steps++)
        {
            if (steps > MostSteps)
            {
                return null;
            }

            var (first, place) = (0, PlaceOf(heads[0].Current, isNewestFirst));
            for (var i = 1; i < heads.Count; i++)
            {
                if (PlaceOf(heads[i].Current, isNewestFirst) is var other && other.Against(place) > 0)
                {
                    (first, place) = (i, other);
                }
            }

            var key = heads[first].Current.Key;
            var (status, at) = _places[key];
            ref readonly var row = ref CollectionsMarshal.AsSpan(_rows[status])[at];
            if (ready.IsIn(query.View, row) && ready.Fits(row))
            {
                if (keys.Count == limit)
                {
                    return (keys.DrainToImmutable(), last.Format(query.Sort));
                }

                keys.Add(key);
                last = place;
            }

            if (!heads[first].MoveNext())
            {
                heads.RemoveAt(first);
            }
        }

        return (keys.DrainToImmutable(), null);
    }

    private static IndexCursor PlaceOf((long Last, ConversationKey Key) row, bool isNewestFirst) =>
        new(isNewestFirst ? row.Last : -row.Last, 0, row.Key.Value);
}
