using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>
/// The rows of the list as the page holds them. While <see cref="Hold"/> is set, rows change in place and nothing moves
/// under the pointer: new rows wait, and rows that left the filter stay.
/// </summary>
internal sealed class InboxRows
{
    private readonly Dictionary<string, ConversationSummary> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private ImmutableArray<ConversationSummary> _shown = [];
    private bool _hold;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private ConversationSummary? _oldest;

    /// <summary>Which rows belong here.</summary>
    public InboxFilter Filter { get; private set; } = InboxFilter.Default;

    /// <summary>The rows in the order to show them.</summary>
    public ImmutableArray<ConversationSummary> Shown => _shown;

    /// <summary>How many new rows wait for the pointer to leave.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>The cursor of the next page; null at the end.</summary>
    public string? Next { get; private set; }

    /// <summary>Open conversations by holder.</summary>
    public InboxCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>How many each part of the list has.</summary>
    public InboxTally Tally { get; private set; } = InboxTally.Empty;

    /// <summary>How many rows the list has in all.</summary>
    public int Matches { get; private set; }

    /// <summary>The reader's id.</summary>
    public string Reader { get; set; } = "";

    /// <summary>The last change that these rows include.</summary>
    public long Cursor { get; private set; }

    /// <summary>The open conversation, which stays in view even when it leaves the filter.</summary>
    public string? Selected
    {
        get;
        set
        {
            if (!string.Equals(field, value, StringComparison.Ordinal))
            {
                field = value;
                if (!_hold && _known.Count > 0)
                {
                    // What stayed in view only for being open may leave now.
                    Arrange();
                }
            }
        }
    }

    /// <summary>Whether rows must stay where they are.</summary>
    public bool Hold
    {
        get => _hold;
        set
        {
            _hold = value;
            if (!value)
            {
                Arrange();
            }
        }
    }

    /// <summary>Starts over with a first page.</summary>
    /// <param name="filter">The filter that the page was asked with.</param>
    /// <param name="page">The page.</param>
    public void Start(InboxFilter filter, InboxPage page)
    {
        Filter = filter;
        _known.Clear();
        _places.Clear();
        _waiting.Clear();
        Cursor = page.Cursor;
        Append(page);
    }

    /// <summary>Adds a following page.</summary>
    /// <param name="page">The page.</param>
    public void Append(InboxPage page)
    {
        foreach (var row in page.Rows)
        {
            Keep(row);
            _places[row.Key.Value] = _places.Count;
        }

        Next = page.Next;
        Recount(page);
        _oldest = page.Rows.IsEmpty ? _oldest : page.Rows[^1];
        Arrange();
    }

    /// <summary>Takes newer counts.</summary>
    /// <param name="page">They are on it.</param>
    public void Recount(InboxPage page) => (Counts, Tally, Matches) = (page.Counts, page.Tally, page.Matches);

    /// <summary>Shows a row as it will be, until the change itself comes.</summary>
    /// <param name="row">The row.</param>
    public void Assume(ConversationSummary row)
    {
        if (_known.ContainsKey(row.Key.Value))
        {
            _known[row.Key.Value] = row;
            Arrange();
        }
    }

    /// <summary>Takes note of a change of a row that is not to be shown.</summary>
    /// <param name="cursor">The change's number.</param>
    /// <param name="key">The conversation.</param>
    public void Skip(long cursor, string key)
    {
        Cursor = Math.Max(Cursor, cursor);
        if (_known.Remove(key))
        {
            Arrange();
        }
    }

    /// <summary>The row of a conversation, if it is known here.</summary>
    /// <param name="key">The conversation.</param>
    public ConversationSummary? Find(string key) => _known.GetValueOrDefault(key);

    /// <summary>Takes a change.</summary>
    /// <param name="cursor">The change's number.</param>
    /// <param name="row">The row.</param>
    /// <returns>False when changes before it were missed and the list must be read again.</returns>
    public bool Apply(long cursor, ConversationSummary row)
    {
        if (cursor <= Cursor)
        {
            // Told twice, or the grain counts from the start again. Only then can there be news in it.
            return _known.TryGetValue(row.Key.Value, out var known) && known.Version >= row.Version;
        }

        if (cursor != Cursor + 1)
        {
            return false;
        }

        Cursor = cursor;
        var isNew = !_known.ContainsKey(row.Key.Value);
        if (isNew && (!Filter.Takes(row, Reader) || IsBeyondLoaded(row)))
        {
            return true;
        }

        Keep(row);
        if (!_hold)
        {
            Arrange();
            return true;
        }

        if (isNew)
        {
            _waiting.Add(row.Key.Value);
        }

        _shown = [.. _shown.Select(shown => _known[shown.Key.Value])];
        return true;
    }

    // A row older than the last one loaded comes with a later page.
    private bool IsBeyondLoaded(ConversationSummary row) => Next is not null && _oldest is { } oldest && Compare(row, oldest) > 0;

    private void Keep(ConversationSummary row)
    {
        if (!_known.TryGetValue(row.Key.Value, out var known) || known.Version <= row.Version)
        {
            _known[row.Key.Value] = row;
        }
    }

    private void Arrange()
    {
        _waiting.Clear();
        foreach (var row in _known.Values.Where(row => !Filter.Takes(row, Reader) && row.Key.Value != Selected).ToList())
        {
            _known.Remove(row.Key.Value);
        }

        // Only the order by activity follows from the rows alone; in every other they stay as they were read.
        _shown = Filter.IsPlain
            ? [.. _known.Values.Order(Comparer<ConversationSummary>.Create(Compare))]
            : [.. _known.Values.OrderBy(row => _places.GetValueOrDefault(row.Key.Value, int.MaxValue))];
    }

    private static int Compare(ConversationSummary one, ConversationSummary other)
    {
        var byTime = other.LastActivityAt.CompareTo(one.LastActivityAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(one.Key.Value, other.Key.Value);
    }
}
