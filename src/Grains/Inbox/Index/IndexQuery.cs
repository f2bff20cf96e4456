using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>A query made ready for an index: names are numbers, times are milliseconds.</summary>
internal sealed class IndexQuery
{
    private readonly InboxQuery _query;
    private readonly int _viewer;
    private readonly int[]? _inboxes;
    private readonly int[] _teams;
    private readonly IndexCondition[] _conditions;

    /// <summary>Makes it ready.</summary>
    /// <param name="query">The query.</param>
    /// <param name="names">The index's names.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public IndexQuery(InboxQuery query, IndexNames names, long now)
    {
        _query = query;
        _viewer = query.Viewer is { Length: > 0 } viewer ? names.Find(viewer) : -1;
        _inboxes = query.Scope is { Visibility.Inboxes: { IsDefaultOrEmpty: false } inboxes } ? [.. inboxes.Select(names.Find)] : null;
        _teams = query.Scope is { Teams: { IsDefault: false } teams } ? [.. teams.Select(names.Find)] : [];

        // All must hold: the cheapest is asked first, and what it rules out is not asked the others.
        _conditions = [.. query.Conditions.Select(condition => new IndexCondition(condition, names, query.Viewer, now)).OrderBy(static condition => condition.Cost)];
    }

    /// <summary>Whether the counts of cells are enough for this query's counts.</summary>
    public bool IsPlain => _conditions.Length == 0 && _query.HeldBy is null && _query.Platform is null;

    /// <summary>The status that the query is limited to.</summary>
    public ConversationStatus? Status => _query.Status;

    /// <summary>The viewer's number; -1 for nobody.</summary>
    public int Viewer => _viewer;

    /// <summary>Whether the viewer may see a row.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="team">Its team.</param>
    /// <param name="assignee">Its assignee.</param>
    public bool Sees(int connection, int team, int assignee)
    {
        if (_query.Scope is not { } scope)
        {
            return true;
        }

        return (_inboxes is null || Array.IndexOf(_inboxes, connection) >= 0)
            && ((assignee > 0 && assignee == _viewer) || scope.Visibility.Scope switch
            {
                ConversationScope.All => true,
                ConversationScope.Teams => team > 0 && Array.IndexOf(_teams, team) >= 0,
                _ => false,
            });
    }

    /// <summary>Whether a row is in a view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="row">The row.</param>
    public bool IsIn(InboxView view, in IndexedRow row) => view switch
    {
        InboxView.Mine => row.Assignee > 0 && row.Assignee == _viewer && !row.IsAutomated,
        InboxView.Unassigned => row.Assignee == 0 && !row.IsAutomated,
        InboxView.Automated => row.IsAutomated,
        InboxView.Mentions => row.Mentions is { } mentions && Array.IndexOf(mentions, _viewer) >= 0,
        InboxView.Unattended => row.Waiting > 0 && !row.IsAutomated,
        _ => true,
    };

    /// <summary>Whether a row fulfils everything but view and status.</summary>
    /// <param name="row">The row.</param>
    public bool Fits(in IndexedRow row)
    {
        if ((_query.HeldBy is { } holder && row.Holder != holder) || (_query.Platform is { } platform && row.Platform != platform)
            || !Sees(row.Connection, row.Team, row.Assignee))
        {
            return false;
        }

        foreach (var condition in _conditions)
        {
            if (!condition.Holds(row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a row stands in the order: greater first.</summary>
    /// <param name="row">The row.</param>
    public (long First, long Second) Place(in IndexedRow row) => _query.Sort switch
    {
        InboxSort.OldestWaiting => (row.Waiting > 0 ? -row.Waiting : long.MinValue, row.Last),
        InboxSort.Priority => ((long)row.Priority, row.Last),
        InboxSort.NewestCreated => (row.Created, 0),
        InboxSort.OldestActivity => (-row.Last, 0),
        InboxSort.OldestCreated => (-row.Created, 0),
        _ => (row.Last, 0),
    };
}
