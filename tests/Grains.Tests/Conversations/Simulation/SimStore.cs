using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;

namespace Chatbotics.Grains.Tests.Conversations.Simulation;

/// <summary>What is on disk. Survives crashes; <see cref="SimProcessStore"/> is how one process sees it.</summary>
internal sealed class SimDisk
{
    public Dictionary<string, SimJournal> Journals { get; } = new(StringComparer.Ordinal);

    public Exception? Apply(ConversationAppend append)
    {
        var known = Journals.TryGetValue(append.Key.Value, out var journal);
        if ((journal?.Version ?? 0) != append.ExpectedVersion)
        {
            return new ConversationConflictException(append.Key, append.ExpectedVersion);
        }

        if (!known)
        {
            Journals.Add(append.Key.Value, journal = new SimJournal { Key = append.Key, Header = append.Header });
        }

        journal!.Records.Add(append.Record);
        journal.Snapshot = append.Snapshot ?? journal.Snapshot;
        journal.Version = append.Record.Version;
        journal.WakeAt = append.WakeAt;
        return null;
    }
}

internal sealed class SimJournal
{
    public required ConversationKey Key { get; init; }

    public required ReadOnlyMemory<byte> Header { get; init; }

    public List<JournalRecord> Records { get; } = [];

    public JournalRecord? Snapshot { get; set; }

    public long Version { get; set; }

    public long WakeAt { get; set; }

    public long Projected { get; set; }
}

/// <summary>The store as one process sees it: slow, sometimes busy, sometimes failing before or after it has written.</summary>
internal sealed class SimProcessStore(SimWorld world, SimProcess process) : IConversationStore
{
    private readonly Dictionary<string, Queue<(ConversationAppend Append, TaskCompletionSource Done)>> _queues = new(StringComparer.Ordinal);

    public ValueTask<StoredConversation?> Load(ConversationKey key, CancellationToken cancellationToken = default) =>
        new(Slowly(() => world.Disk.Journals.TryGetValue(key.Value, out var journal)
            ? new StoredConversation(
                journal.Header,
                journal.Version,
                journal.Snapshot,
                [.. journal.Records.Where(record => record.Version > (journal.Snapshot?.Version ?? 0))],
                journal.WakeAt,
                journal.Projected)
            : null));

    public Task Rewrite(ConversationRewrite rewrite) => throw new NotSupportedException("Nothing is erased in the simulation.");

    public Task Append(ConversationAppend append)
    {
        if (!process.IsAlive)
        {
            return new TaskCompletionSource().Task;
        }

        if (world.Chance(world.Faults.Overload))
        {
            throw new StoreOverloadedException(TimeSpan.FromMilliseconds(100 + world.Random.Next(900)));
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_queues.TryGetValue(append.Key.Value, out var queue))
        {
            _queues.Add(append.Key.Value, queue = new());
        }

        queue.Enqueue((append, done));
        if (queue.Count == 1)
        {
            Next(queue);
        }

        return done.Task;
    }

    public ValueTask<ImmutableArray<JournalRecord>> ReadBackwards(
        ConversationKey key, long before, int count, CancellationToken cancellationToken = default) =>
        new(Slowly<ImmutableArray<JournalRecord>>(() => world.Disk.Journals.TryGetValue(key.Value, out var journal)
            ? [.. journal.Records.Where(record => record.Version < before).Reverse().Take(count)]
            : []));

    public void MarkProjected(ConversationKey key, long version)
    {
        var journal = world.Disk.Journals[key.Value];
        if (version > journal.Version)
        {
            throw new InvalidOperationException("Projections can't have seen what is not durable.");
        }

        journal.Projected = Math.Max(journal.Projected, version);
    }

    public ValueTask Erase(ConversationKey key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The process dies: of what was queued, a beginning may have reached the disk. Nobody is told.</summary>
    public void Crash()
    {
        foreach (var queue in _queues.Values)
        {
            var survivors = world.Random.Next(queue.Count + 1);
            while (survivors-- > 0 && queue.TryDequeue(out var next) && world.Disk.Apply(next.Append) is null)
            {
            }
        }
    }

    private void Next(Queue<(ConversationAppend Append, TaskCompletionSource Done)> queue) =>
        world.Clock.After(world.Between(0, 15), () =>
        {
            if (!process.IsAlive || !queue.TryDequeue(out var next))
            {
                return;
            }

            var fault = world.Chance(world.Faults.FailBefore) ? new StoreUnavailableException("simulated") : world.Disk.Apply(next.Append);
            fault ??= world.Chance(world.Faults.FailAfter) ? new StoreUnavailableException("simulated, after writing") : null;
            if (fault is null)
            {
                next.Done.SetResult();
            }
            else
            {
                next.Done.SetException(fault);
                while (queue.TryDequeue(out var behind))
                {
                    behind.Done.SetException(new StoreUnavailableException("simulated, behind a failure"));
                }
            }

            if (queue.Count > 0)
            {
                Next(queue);
            }
        });

    private Task<T> Slowly<T>(Func<T> read)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Clock.After(world.Between(0, 5), () =>
        {
            if (world.Chance(world.Faults.FailBefore))
            {
                done.SetException(new StoreUnavailableException("simulated"));
            }
            else
            {
                done.SetResult(read());
            }
        });
        return done.Task;
    }
}
