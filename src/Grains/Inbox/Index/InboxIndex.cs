using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Inbox.Ports;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>
/// The facts of a workspace's conversations in memory: sorts, filters and counts them. Follows the store, from which it is
/// filled when the inbox comes to life, so that it is right after a crash too. About 450 bytes a conversation.
/// </summary>
internal sealed partial class InboxIndex
{
    private static readonly ConversationStatus[] s_statuses = Enum.GetValues<ConversationStatus>();

    private readonly IndexNames _names = new();
    private readonly Dictionary<ConversationStatus, List<IndexedRow>> _rows = s_statuses.ToDictionary(static status => status, static _ => new List<IndexedRow>());
    private readonly Dictionary<ConversationStatus, List<int>> _fitting = s_statuses.ToDictionary(static status => status, static _ => new List<int>());
    private readonly Dictionary<ConversationStatus, ActivityOrder> _byActivity = s_statuses.ToDictionary(static status => status, static _ => new ActivityOrder());
    private readonly Dictionary<ConversationKey, (ConversationStatus Status, int At)> _places = [];
    private readonly Dictionary<IndexCell, CellCounts> _cells = [];
    private readonly Dictionary<(int Person, ConversationStatus Status), int> _mentions = [];

    /// <summary>How many conversations it knows.</summary>
    public int Count => _places.Count;

    /// <summary>Takes a row's facts, unless it knows newer ones.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>Whether they were taken.</returns>
    public bool Put(InboxFacts facts)
    {
        if (!_rows.TryGetValue(facts.Status, out var rows))
        {
            // A status of a newer build: nothing here could show it.
            return false;
        }

        if (_places.TryGetValue(facts.Conversation, out var place))
        {
            if (_rows[place.Status][place.At].Version > facts.Version)
            {
                return false;
            }

            RemoveAt(place.Status, place.At);
        }

        var connection = facts.Conversation.Value.AsSpan(0, facts.Conversation.Value.LastIndexOf('/'));
        var labels = Numbers(facts.Labels);
        var row = new IndexedRow
        {
            Key = facts.Conversation,
            Version = facts.Version,
            Last = facts.LastActivity,
            Created = facts.CreatedAt,
            Waiting = facts.WaitingSince,
            Labels = labels,
            LabelBits = IndexNames.BitsOf(labels),
            Mentions = Numbers(facts.Mentions),
            Assignee = _names.Of(facts.Assignee),
            Team = _names.Of(facts.Team),
            Connection = _names.Of(connection),
            Unread = facts.Unread,
            Priority = facts.Priority,
            Status = facts.Status,
            Holder = facts.HeldBy,
            Platform = facts.Platform,
        };
        _places[facts.Conversation] = (facts.Status, rows.Count);
        rows.Add(row);
        _byActivity[facts.Status].Add(row.Last, row.Key);
        Tally(row, 1);
        return true;
    }

    /// <summary>Forgets a conversation. Idempotent.</summary>
    /// <param name="conversation">The conversation.</param>
    public void Remove(ConversationKey conversation)
    {
        if (_places.Remove(conversation, out var place))
        {
            RemoveAt(place.Status, place.At);
        }
    }

    /// <summary>Open conversations of the whole workspace.</summary>
    public InboxCounts Counts()
    {
        var (open, nobody, assistant, person, unread) = (0, 0, 0, 0, 0);
        foreach (var (cell, counts) in _cells)
        {
            if (cell.Status == ConversationStatus.Open)
            {
                open += counts.Rows;
                nobody += cell.Holder == OwnerKind.Nobody ? counts.Rows : 0;
                assistant += cell.Holder == OwnerKind.Assistant ? counts.Rows : 0;
                person += cell.Holder == OwnerKind.Person ? counts.Rows : 0;
                unread += counts.Unread;
            }
        }

        return new InboxCounts(open, nobody, assistant, person, unread);
    }

    /// <summary>What assignment needs of a conversation; null for one that it doesn't know.</summary>
    /// <param name="conversation">The conversation.</param>
    public QueuedConversation? Describe(ConversationKey conversation) =>
        _places.TryGetValue(conversation, out var place) ? Describe(_rows[place.Status][place.At]) : null;

    /// <summary>Everything that waits for a person.</summary>
    public ImmutableArray<QueuedConversation> Waiting() =>
        [.. _rows[ConversationStatus.Open].Where(static row => row is { Assignee: 0, IsAutomated: false }).Select(row => Describe(row))];

    /// <summary>How many open conversations each person has that no automation holds.</summary>
    public IEnumerable<(string Person, int Open)> Loads() => _cells
        .Where(static pair => pair.Key is { Status: ConversationStatus.Open, Assignee: > 0, IsAutomated: false } && pair.Value.Rows > 0)
        .GroupBy(static pair => pair.Key.Assignee, static pair => pair.Value.Rows)
        .Select(group => (_names.Name(group.Key), group.Sum()));

    /// <summary>Those of some conversations for which all conditions hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="conversations">The conversations' keys.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public ImmutableArray<string> Matching(ImmutableArray<InboxCondition> conditions, ImmutableArray<string> conversations, long now)
    {
        var ready = conditions.Select(condition => new IndexCondition(condition, _names, null, now)).ToArray();
        return [.. conversations.Where(key => _places.TryGetValue(ConversationKey.Parse(key), out var place)
            && Array.TrueForAll(ready, condition => condition.Holds(_rows[place.Status][place.At])))];
    }

    /// <summary>A page, and the counts of the list's parts.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="limit">At most this many; 0 for the counts only.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public IndexPage Page(InboxQuery query, int limit, long now)
    {
        var ready = new IndexQuery(query, _names, now);
        var tally = ready.IsPlain ? TallyOfCells(query, ready) : TallyOfRows(query, ready);
        var matches = query.Status switch
        {
            null => tally.Open + tally.Pending + tally.Snoozed + tally.Resolved,
            ConversationStatus.Open => tally.Open,
            ConversationStatus.Pending => tally.Pending,
            ConversationStatus.Snoozed => tally.Snoozed,
            _ => tally.Resolved,
        };
        var after = default(IndexCursor);
        if (limit == 0 || (query.After is { } text && !IndexCursor.TryParse(text, query.Sort, out after)))
        {
            return new IndexPage([], null, tally, matches);
        }

        var behind = query.After is null ? (IndexCursor?)null : after;
        var (keys, next) = Walked(query, ready, limit, behind, matches) ?? Best(query, ready, limit, behind);
        return new IndexPage(keys, next, tally, matches);
    }

    /// <summary>The first rows behind a place, by a heap of as many as are wanted.</summary>
    private (ImmutableArray<ConversationKey> Keys, string? Next) Best(InboxQuery query, IndexQuery ready, int limit, IndexCursor? after)
    {
        var wanted = limit + 1;
        var best = new PriorityQueue<ConversationKey, IndexCursor>(wanted, IndexCursor.Order);
        foreach (var status in query.Status is { } one ? [one] : s_statuses)
        {
            var rows = CollectionsMarshal.AsSpan(_rows.GetValueOrDefault(status));
            if (ready.IsPlain)
            {
                foreach (ref readonly var row in rows)
                {
                    if (ready.IsIn(query.View, row) && ready.Fits(row))
                    {
                        Offer(row);
                    }
                }
            }
            else
            {
                // The counting has looked at every row already, and noted those that fit.
                foreach (var at in CollectionsMarshal.AsSpan(_fitting[status]))
                {
                    if (ready.IsIn(query.View, rows[at]))
                    {
                        Offer(rows[at]);
                    }
                }
            }
        }

        void Offer(in IndexedRow row)
        {
            var (first, second) = ready.Place(row);
            var place = new IndexCursor(first, second, row.Key.Value);
            if (after is { } behind && place.Against(behind) >= 0)
            {
                return;
            }

            if (best.Count < wanted)
            {
                best.Enqueue(row.Key, place);
            }
            else if (best.TryPeek(out _, out var worst) && place.Against(worst) > 0)
            {
                best.EnqueueDequeue(row.Key, place);
            }
        }

        string? next = null;
        if (best.Count == wanted)
        {
            best.Dequeue();
            best.TryPeek(out _, out var last);
            next = last.Format(query.Sort);
        }

        var keys = new ConversationKey[best.Count];
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            keys[i] = best.Dequeue();
        }

        return (ImmutableCollectionsMarshal.AsImmutableArray(keys), next);
    }

    private QueuedConversation Describe(in IndexedRow row) => new()
    {
        Key = row.Key,
        IsWaiting = row is { Status: ConversationStatus.Open, Assignee: 0, IsAutomated: false },
        Since = row.Waiting > 0 ? row.Waiting : row.Created,
        Team = row.Team == 0 ? null : _names.Name(row.Team),
        CountsFor = row is { Status: ConversationStatus.Open, Assignee: > 0, IsAutomated: false } ? _names.Name(row.Assignee) : null,
    };

    private int[]? Numbers(ImmutableArray<string> names) => names.IsDefaultOrEmpty ? null : [.. names.Select(name => _names.Of(name))];

    private void RemoveAt(ConversationStatus status, int at)
    {
        var rows = _rows[status];
        Tally(rows[at], -1);
        _byActivity[status].Remove(rows[at].Last, rows[at].Key);
        var last = rows.Count - 1;
        if (at != last)
        {
            rows[at] = rows[last];
            _places[rows[at].Key] = (status, at);
        }

        rows.RemoveAt(last);
    }
}
