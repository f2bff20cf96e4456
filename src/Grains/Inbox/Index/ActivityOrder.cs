using System.Runtime.InteropServices;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>
/// The rows of a status by their last activity, so that a page of the usual order is read from its end and not looked for
/// among all rows. Kept in runs of sorted places: a change moves some hundred bytes, whatever the number of rows.
/// </summary>
internal sealed class ActivityOrder
{
    private const int MaxRun = 512;

    // Ascending, within the runs and over them.
    private readonly List<List<(long Last, ConversationKey Key)>> _runs = [];

    /// <summary>Adds a row.</summary>
    /// <param name="last">Its last activity.</param>
    /// <param name="key">The conversation.</param>
    public void Add(long last, ConversationKey key)
    {
        if (_runs.Count == 0)
        {
            _runs.Add([]);
        }

        var at = RunOf(last, key);
        var run = _runs[at];
        var place = Place(run, last, key);
        run.Insert(place < 0 ? ~place : place, (last, key));
        if (run.Count > MaxRun)
        {
            _runs.Insert(at + 1, run[(MaxRun / 2)..]);
            run.RemoveRange(MaxRun / 2, run.Count - (MaxRun / 2));
        }
    }

    /// <summary>Removes a row.</summary>
    /// <param name="last">The last activity that it was added with.</param>
    /// <param name="key">The conversation.</param>
    public void Remove(long last, ConversationKey key)
    {
        var at = RunOf(last, key);
        if (at < _runs.Count && Place(_runs[at], last, key) is >= 0 and var place)
        {
            _runs[at].RemoveAt(place);
            if (_runs[at].Count == 0)
            {
                _runs.RemoveAt(at);
            }
        }
    }

    /// <summary>The rows before a place in the order, one after the other.</summary>
    /// <param name="behind">The place; null for all rows.</param>
    /// <param name="isNewestFirst">Whether the newest comes first; else the oldest, and the place's first value is negated.</param>
    public IEnumerable<(long Last, ConversationKey Key)> From(IndexCursor? behind, bool isNewestFirst) => isNewestFirst ? Down(behind) : Up(behind);

    private IEnumerable<(long Last, ConversationKey Key)> Down(IndexCursor? behind)
    {
        for (var at = behind is { } place ? Math.Min(RunOf(place.First, place.Key), _runs.Count - 1) : _runs.Count - 1; at >= 0; at--)
        {
            for (var i = _runs[at].Count - 1; i >= 0; i--)
            {
                var row = _runs[at][i];
                if (behind is not { } limit || Compare(row, limit.First, limit.Key) < 0)
                {
                    yield return row;
                }
            }
        }
    }

    // Rows of one moment stand in the order of their keys from the greater one, whichever way time goes: see IndexCursor.
    private IEnumerable<(long Last, ConversationKey Key)> Up(IndexCursor? behind)
    {
        var moment = new List<(long Last, ConversationKey Key)>();
        for (var at = behind is { } place ? Math.Min(RunOf(-place.First, ""), Math.Max(0, _runs.Count - 1)) : 0; at < _runs.Count; at++)
        {
            for (var i = 0; i < _runs[at].Count; i++)
            {
                var row = _runs[at][i];
                if (behind is { } limit && (row.Last < -limit.First || (row.Last == -limit.First && string.CompareOrdinal(row.Key.Value, limit.Key) >= 0)))
                {
                    continue;
                }

                if (moment.Count > 0 && moment[0].Last != row.Last)
                {
                    for (var back = moment.Count - 1; back >= 0; back--)
                    {
                        yield return moment[back];
                    }

                    moment.Clear();
                }

                moment.Add(row);
            }
        }

        for (var back = moment.Count - 1; back >= 0; back--)
        {
            yield return moment[back];
        }
    }

    /// <summary>The first run whose end is not before a place; the last one when there is none.</summary>
    private int RunOf(long last, string key)
    {
        var (low, high) = (0, _runs.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(_runs[middle][^1], last, key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int RunOf(long last, ConversationKey key) => RunOf(last, key.Value);

    private static int Place(List<(long Last, ConversationKey Key)> run, long last, ConversationKey key)
    {
        var rows = CollectionsMarshal.AsSpan(run);
        var (low, high) = (0, rows.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Compare(rows[middle], last, key.Value);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private static int Compare((long Last, ConversationKey Key) row, long last, string key) =>
        row.Last != last ? row.Last.CompareTo(last) : string.CompareOrdinal(row.Key.Value, key);
}
