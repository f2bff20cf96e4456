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

    /// <summary>The last change that these rows include.</summary>
    public long Cursor { get; private set; }

    /// <summary>The open conversation, which stays in view even when it leaves the filter.</summary>
    public string? Selected { get; set; }

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
        }

        Next = page.Next;
        Counts = page.Counts;
        _oldest = page.Rows.IsEmpty ? _oldest : page.Rows[^1];
        Arrange();
    }

    /// <summary>Takes newer counts.</summary>
    /// <param name="counts">The counts.</param>
    public void Recount(InboxCounts counts) => Counts = counts;

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
        if (isNew && (!Filter.Takes(row) || IsBeyondLoaded(row)))
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
        foreach (var row in _known.Values.Where(row => !Filter.Takes(row) && row.Key.Value != Selected).ToList())
        {
            _known.Remove(row.Key.Value);
        }

        _shown = [.. _known.Values.Order(Comparer<ConversationSummary>.Create(Compare))];
    }

    private static int Compare(ConversationSummary one, ConversationSummary other)
    {
        var byTime = other.LastActivityAt.CompareTo(one.LastActivityAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(one.Key.Value, other.Key.Value);
    }
}
