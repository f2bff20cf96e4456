using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Keeps journals in memory, fails on demand, and can hold appends back so that a test decides when they become durable.</summary>
public sealed class InMemoryConversationStore : IConversationStore, IWakeIndex
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Journal> _journals = new(StringComparer.Ordinal);
    private readonly Queue<(ConversationAppend Append, TaskCompletionSource Done)> _held = new();
    private bool _holding;

    /// <summary>
    /// Asked for every append as it is applied: what it gives fails the append's task, except that a
    /// <see cref="StoreOverloadedException"/> is thrown at once when nothing is held back. Null lets the append through.
    /// </summary>
    public Func<ConversationAppend, Exception?>? AppendFault { get; set; }

    /// <summary>Makes the append durable, and then fails its task: the answer of the store was lost.</summary>
    public Func<ConversationAppend, Exception?>? LostAnswer { get; set; }

    /// <summary>Asked before every load and read; null lets it through.</summary>
    public Func<ConversationKey, Exception?>? ReadFault { get; set; }

    /// <summary>Throws <see cref="StoreOverloadedException"/> at every append while true.</summary>
    public bool Overloaded { get; set; }

    /// <summary>How many appends became durable.</summary>
    public int Appended { get; private set; }

    /// <summary>How many loads were asked for.</summary>
    public int Loads { get; private set; }

    /// <summary>How many appends wait for <see cref="Release"/>.</summary>
    public int HeldCount
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>Every conversation that has a journal.</summary>
    public ImmutableArray<ConversationKey> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _journals.Values.Select(journal => journal.Key)];
            }
        }
    }

    /// <summary>Every conversation that has a journal, and its header.</summary>
    public ImmutableArray<Chatbotics.Grains.Privacy.Ports.CatalogRow> Headers
    {
        get
        {
            lock (_gate)
            {
                return [.. _journals.Values.Select(journal => new Chatbotics.Grains.Privacy.Ports.CatalogRow(journal.Key, journal.Header))];
            }
        }
    }

    /// <summary>Holds appends back until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _holding = true;
        }
    }

    /// <summary>Applies what was held back, in order, and holds no more.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _holding = false;
        }

        while (ReleaseOne())
        {
        }
    }

    /// <summary>Applies the oldest append that was held back; false when there is none.</summary>
    public bool ReleaseOne()
    {
        (ConversationAppend Append, TaskCompletionSource Done) next;
        Exception? failure;
        lock (_gate)
        {
            if (!_held.TryDequeue(out next))
            {
                return false;
            }

            failure = Apply(next.Append);
        }

        if (failure is null)
        {
            next.Done.SetResult();
        }
        else
        {
            next.Done.SetException(failure);
        }

        return true;
    }

    /// <summary>Every record of a conversation, oldest first, without snapshots.</summary>
    /// <param name="key">The conversation.</param>
    public ImmutableArray<JournalRecord> Records(ConversationKey key)
    {
        lock (_gate)
        {
            return _journals.TryGetValue(key.Value, out var journal) ? [.. journal.Records] : [];
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredConversation?> Load(ConversationKey key, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            Loads++;
            if (ReadFault?.Invoke(key) is { } fault)
            {
                return ValueTask.FromException<StoredConversation?>(fault);
            }

            if (!_journals.TryGetValue(key.Value, out var journal))
            {
                return default;
            }

            var after = journal.Snapshot?.Version ?? 0;
            return new(new StoredConversation(
                journal.Header,
                journal.Version,
                journal.Snapshot,
                [.. journal.Records.Where(record => record.Version > after)],
                journal.WakeAt,
                journal.Projected));
        }
    }

    /// <inheritdoc/>
    public Task Append(ConversationAppend append)
    {
        if (append.Record.Version <= append.ExpectedVersion)
        {
            throw new ArgumentException("A record's version must be greater than the version it follows.", nameof(append));
        }

        lock (_gate)
        {
            if (Overloaded)
            {
                throw new StoreOverloadedException(TimeSpan.FromSeconds(1));
            }

            if (_holding || _held.Count > 0)
            {
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _held.Enqueue((append, done));
                return done.Task;
            }

            return Apply(append) switch
            {
                null => Task.CompletedTask,
                StoreOverloadedException overload => throw overload,
                var failure => Task.FromException(failure),
            };
        }
    }

    /// <inheritdoc/>
    public Task Rewrite(ConversationRewrite rewrite)
    {
        lock (_gate)
        {
            if (!_journals.TryGetValue(rewrite.Key.Value, out var journal) || journal.Version != rewrite.ExpectedVersion)
            {
                return Task.FromException(new ConversationConflictException(rewrite.Key, rewrite.ExpectedVersion));
            }

            for (var index = 0; index < journal.Records.Count; index++)
            {
                var record = journal.Records[index];
                journal.Records[index] = rewrite.Bodies.TryGetValue(record.Version, out var body) ? record with { Body = body } : record;
            }

            journal.Records.Add(rewrite.Record);
            journal.Snapshot = rewrite.Snapshot;
            journal.Version = rewrite.Record.Version;
            journal.WakeAt = rewrite.WakeAt;
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalRecord>> ReadBackwards(
        ConversationKey key, long before, int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (ReadFault?.Invoke(key) is { } fault)
            {
                return ValueTask.FromException<ImmutableArray<JournalRecord>>(fault);
            }

            return new(_journals.TryGetValue(key.Value, out var journal)
                ? [.. journal.Records.Where(record => record.Version < before).Reverse().Take(count)]
                : []);
        }
    }

    /// <inheritdoc/>
    public void MarkProjected(ConversationKey key, long version)
    {
        lock (_gate)
        {
            if (_journals.TryGetValue(key.Value, out var journal))
            {
                journal.Projected = Math.Max(journal.Projected, Math.Min(version, journal.Version));
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask Erase(ConversationKey key, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _journals.Remove(key.Value);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<DueConversation>> ReadDue(
        int shard, DateTimeOffset until, int limit, CancellationToken cancellationToken = default)
    {
        var latest = until.ToUnixTimeMilliseconds();
        lock (_gate)
        {
            var mine = _journals.Values.Where(journal => IWakeIndex.ShardOf(journal.Key) == shard).ToArray();
            var due = mine.Where(journal => journal.WakeAt > 0 && journal.WakeAt <= latest).OrderBy(journal => journal.WakeAt).ToArray();
            var behind = mine.Where(journal => journal.Projected < journal.Version).Except(due);
            return new([.. due.Concat(behind).Take(limit).Select(journal =>
                new DueConversation(journal.Key, journal.WakeAt > 0 && journal.WakeAt <= latest ? journal.WakeAt : 0))]);
        }
    }

    private Exception? Apply(ConversationAppend append)
    {
        if (AppendFault?.Invoke(append) is { } fault)
        {
            return fault;
        }

        var known = _journals.TryGetValue(append.Key.Value, out var journal);
        if ((journal?.Version ?? 0) != append.ExpectedVersion)
        {
            return new ConversationConflictException(append.Key, append.ExpectedVersion);
        }

        if (!known)
        {
            journal = new Journal { Key = append.Key, Header = append.Header };
            _journals.Add(append.Key.Value, journal);
        }

        journal!.Records.Add(append.Record);
        journal.Snapshot = append.Snapshot ?? journal.Snapshot;
        journal.Version = append.Record.Version;
        journal.WakeAt = append.WakeAt;
        Appended++;
        return LostAnswer?.Invoke(append);
    }

    private sealed class Journal
    {
        public required ConversationKey Key { get; init; }

        public required ReadOnlyMemory<byte> Header { get; init; }

        public List<JournalRecord> Records { get; } = [];

        public JournalRecord? Snapshot { get; set; }

        public long Version { get; set; }

        public long WakeAt { get; set; }

        public long Projected { get; set; }
    }
}
