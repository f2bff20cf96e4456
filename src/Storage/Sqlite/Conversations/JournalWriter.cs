// Long because appending, the heads and their slices share state that only the writer's thread may touch.
using System.Collections.Concurrent;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Storage.Sqlite.Raw;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>
/// Appends records as rows in the order of arrival, which is the one thing that SQLite does at the speed of the disk.
/// Where each conversation stands is kept in memory and written to the heads later, in slices; what a crash leaves
/// unwritten is replayed from the rows.
/// </summary>
/// <param name="cacheSize">How many conversations to remember beyond those whose heads wait to be written.</param>
/// <param name="flushEvery">After how many entries the heads are written even under load.</param>
internal sealed partial class JournalWriter(int cacheSize, int flushEvery) : WriterPart
{
    /// <summary>The bits of a conversation's number that are its shard.</summary>
    public const long ShardMask = 63;

    /// <summary>The flag of a snapshot row.</summary>
    public const long SnapshotFlag = 1;

    private const int ShardBits = 6;

    private readonly ConcurrentDictionary<string, JournalState> _states = new(StringComparer.Ordinal);
    private readonly Queue<JournalState> _clock = new();
    private readonly List<JournalState> _touched = [];
    private readonly List<JournalState> _slice = [];
    private readonly Lock _marksGate = new();
    private List<(string Key, long Version)> _marks = [];
    private List<(string Key, long Version)> _spareMarks = [];
    private List<JournalState> _dirty = [];
    private List<JournalState> _flushing = [];
    private int _flushed;
    private long _flushTarget;
    private int _sinceFlush;
    private JournalStatements _sql = null!;
    private long _lastEntry;
    private long _lastEntryBefore;
    private long _lastNumber;
    private bool _recovered;

    /// <inheritdoc/>
    public override bool HasBacklog => _dirty.Count > 0 || _flushing.Count > 0 || HasMarks;

    /// <inheritdoc/>
    public override bool BacklogIsUrgent => _flushing.Count > 0 || _sinceFlush >= flushEvery || _dirty.Count >= flushEvery;

    private bool HasMarks
    {
        get
        {
            lock (_marksGate)
            {
                return _marks.Count > 0;
            }
        }
    }

    /// <summary>A conversation that is kept in memory. When it isn't, its head in the file is up to date.</summary>
    public bool TryGet(string key, out JournalState? state) => _states.TryGetValue(key, out state);

    /// <summary>Notes for the next batch that the projections have seen a version. From any thread.</summary>
    public void Mark(string key, long version)
    {
        if (_states.TryGetValue(key, out var state))
        {
            state.RaiseProjected(Math.Min(version, state.Durable.Version));
        }

        lock (_marksGate)
        {
            _marks.Add((key, version));
        }
    }

    /// <inheritdoc/>
    public override void Opened(Connection connection)
    {
        _sql = new JournalStatements(connection);
        if (!_recovered)
        {
            JournalRecovery.Run(connection, _sql);
            _recovered = true;
        }

        // Erased rows may have been the last ones: their numbers are not given again, for a recovery passes them over.
        _lastEntry = Math.Max(connection.Number("SELECT max(id) FROM entry"), connection.Number("SELECT v FROM meta WHERE k = 'indexed_upto'"));
        _lastEntryBefore = _lastEntry;
        _lastNumber = connection.Number("SELECT max(id) FROM conv") >> ShardBits;
    }

    /// <inheritdoc/>
    public override void Begun()
    {
        _lastEntryBefore = _lastEntry;
        lock (_marksGate)
        {
            (_marks, _spareMarks) = (_spareMarks, _marks);
        }

        foreach (var (key, version) in _spareMarks)
        {
            var state = Find(key);
            if (state.Present.Conversation != 0)
            {
                state.RaiseProjected(Math.Min(version, state.Present.Version));
                MakeDirty(state);
            }
        }

        _spareMarks.Clear();
    }

    /// <summary>Appends; false when the conversation is at another version.</summary>
    public bool Append(ConversationAppend append)
    {
        var state = Find(append.Key.Value);
        ref var head = ref state.Present;
        if (head.Version != append.ExpectedVersion)
        {
            return false;
        }

        Touch(state);
        if (head.Conversation == 0)
        {
            head.Conversation = (++_lastNumber << ShardBits) | (long)IWakeIndex.ShardOf(append.Key);
            _sql.InsertConversation.Bind(1, head.Conversation).Bind(2, state.Key).Bind(3, append.Header.Span).Run();
        }

        head.Last = Insert(head.Conversation, append.Record, head.Last, 0, 0, append.WakeAt);
        head.Version = append.Record.Version;
        head.Wake = append.WakeAt;
        if (append.Snapshot is { } snapshot)
        {
            head.Snapshot = head.Last = Insert(head.Conversation, snapshot, head.Last, head.Snapshot, SnapshotFlag, append.WakeAt);
        }

        return true;
    }

    /// <summary>Writes over records and appends one; false when the conversation is at another version.</summary>
    public bool Rewrite(ConversationRewrite rewrite)
    {
        var state = Find(rewrite.Key.Value);
        if (state.Present.Conversation == 0 || state.Present.Version != rewrite.ExpectedVersion)
        {
            return false;
        }

        for (var id = state.Present.Last; id != 0;)
        {
            var place = _sql.EntryPlace.Bind(1, id);
            if (!place.Step())
            {
                place.Reset();
                break;
            }

            var (previous, version, isSnapshot) = (place.Number(0), place.Number(1), (place.Number(2) & SnapshotFlag) != 0);
            place.Reset();
            if (isSnapshot)
            {
                // It holds what goes, and nobody needs it: the one that follows here is newer. Written over in its place, since
                // what moves leaves copies behind in the pages.
                _sql.BlankBody.Bind(1, id).Run();
            }
            else if (rewrite.Bodies.TryGetValue(version, out var body))
            {
                _sql.PutBody.Bind(1, id).Bind(2, body.Span).Run();
            }

            id = previous;
        }

        return Append(new ConversationAppend
        {
            Key = rewrite.Key,
            ExpectedVersion = rewrite.ExpectedVersion,
            Record = rewrite.Record,
            Snapshot = rewrite.Snapshot,
            WakeAt = rewrite.WakeAt,
        });
    }

    /// <summary>The conversations of a shard whose heads in the file are out of date.</summary>
    public List<PendingHead> Pending(int shard)
    {
        var result = new List<PendingHead>();
        Collect(_flushing, _flushed, shard, result);
        Collect(_dirty, 0, shard, result);
        return result;
    }

    /// <inheritdoc/>
    public override void WorkOff(int rows)
    {
        if (_flushing.Count == 0)
        {
            (_flushing, _dirty) = (_dirty, _flushing);
            _flushing.Sort(static (one, other) => one.Present.Conversation.CompareTo(other.Present.Conversation));
            _flushed = 0;
            _flushTarget = _lastEntry;
            _sinceFlush = 0;
        }

        for (var written = 0; written < rows && _flushed < _flushing.Count; _flushed++)
        {
            var state = _flushing[_flushed];
            state.Dirty = false;
            _slice.Add(state);
            if (state.Present.Conversation != 0)
            {
                _sql.WriteHead(state.Present, state.Projected);
                written++;
            }
        }

        if (_flushed == _flushing.Count)
        {
            _sql.PutIndexedUpTo.Bind(1, _flushTarget).Run();
        }
    }

    /// <inheritdoc/>
    public override void Committed()
    {
        foreach (var state in _touched)
        {
            state.Touched = false;
            state.Publish();
        }

        _touched.Clear();
        _slice.Clear();
        _lastEntryBefore = _lastEntry;
        if (_flushed == _flushing.Count)
        {
            _flushing.Clear();
            _flushed = 0;
        }

        Evict();
    }

    /// <inheritdoc/>
    public override void RolledBack()
    {
        foreach (var state in _touched)
        {
            state.Touched = false;
            state.Revert();
        }

        // Entry numbers are given again, so a flush that was under way starts anew.
        _lastEntry = _lastEntryBefore;
        _dirty.AddRange(_flushing.Skip(_flushed));
        foreach (var state in _slice)
        {
            MakeDirty(state);
        }

        _touched.Clear();
        _slice.Clear();
        _flushing.Clear();
        _flushed = 0;
    }

    private void Collect(List<JournalState> from, int start, int shard, List<PendingHead> into)
    {
        for (var index = start; index < from.Count; index++)
        {
            var state = from[index];
            if (state.Present.Conversation != 0 && (state.Present.Conversation & ShardMask) == shard)
            {
                into.Add(new PendingHead(state.Present.Conversation, state.Key, state.Present.Wake, state.Projected < state.Present.Version));
            }
        }
    }

    private JournalState Find(string key)
    {
        if (_states.TryGetValue(key, out var state))
        {
            state.Used = true;
            return state;
        }

        state = new JournalState(key);
        var find = _sql.FindHead.Bind(1, key);
        if (find.Step())
        {
            state.Loaded(
                new JournalHead
                {
                    Conversation = find.Number(0),
                    Version = find.Number(1),
                    Last = find.Number(2),
                    Snapshot = find.Number(3),
                    Wake = find.Number(4),
                },
                find.Number(5));
            find.Reset();
        }

        _states[key] = state;
        _clock.Enqueue(state);
        return state;
    }

    private void Touch(JournalState state)
    {
        Change(state);
        MakeDirty(state);
    }

    private void Change(JournalState state)
    {
        if (!state.Touched)
        {
            state.Touched = true;
            _touched.Add(state);
        }
    }

    private void MakeDirty(JournalState state)
    {
        if (!state.Dirty)
        {
            state.Dirty = true;
            _dirty.Add(state);
        }
    }

    private long Insert(long conversation, JournalRecord record, long previous, long skip, long flags, long wake)
    {
        var id = ++_lastEntry;
        _sinceFlush++;
        _sql.InsertEntry.Bind(1, id)
            .Bind(2, conversation)
            .Bind(3, record.Version)
            .Bind(4, record.Count)
            .Bind(5, previous)
            .Bind(6, skip)
            .Bind(7, flags)
            .Bind(8, wake)
            .Bind(9, record.Body.Span)
            .Run();
        return id;
    }

    private void Evict()
    {
        // The clock's hand: a state goes when it is clean and was not used since the hand last passed.
        for (var steps = 0; _clock.Count > cacheSize + _dirty.Count + _flushing.Count && steps < 256; steps++)
        {
            var state = _clock.Dequeue();
            if (state.Dirty || state.Used)
            {
                state.Used = false;
                _clock.Enqueue(state);
            }
            else
            {
                _states.TryRemove(state.Key, out _);
            }
        }
    }
}
