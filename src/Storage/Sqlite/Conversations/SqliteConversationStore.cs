using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Reading;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>Conversations in the embedded database.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteConversationStore(EmbeddedDatabase database) : IConversationStore, IWakeIndex
{
    private const int Attempts = 4;
    // Alone, a whole chunk shares one commit. While others write, a few at a time, and a pause so many times as long as they
    // took: the pages that they touch are written again by the next checkpoint, which takes as long once more.
    private const int ErasedAlone = 256;
    private const int ErasedBeside = 8;
    private const int PauseFactor = 40;
    private static readonly TimeSpan BusyFor = TimeSpan.FromSeconds(2);

    private long _busyAt;

    /// <inheritdoc/>
    public ValueTask<StoredConversation?> Load(ConversationKey key, CancellationToken cancellationToken = default) =>
        database.Readers.Read(key.Value, Load, cancellationToken);

    /// <inheritdoc/>
    public Task Append(ConversationAppend append)
    {
        if (append.Record.Version <= append.ExpectedVersion)
        {
            throw new ArgumentException("A record's version must be greater than the version it follows.", nameof(append));
        }

        var operation = new AppendOperation(database.Journal, append);
        database.Writer.Enqueue(operation);
        return operation.Task;
    }

    /// <inheritdoc/>
    public async Task Rewrite(ConversationRewrite rewrite)
    {
        var size = rewrite.Record.Body.Length + rewrite.Snapshot.Body.Length + rewrite.Bodies.Values.Sum(static body => body.Length);
        var operation = new WriteOperation<bool>(size, () => database.Journal.Rewrite(rewrite));
        database.Writer.Enqueue(operation);
        if (!await operation.Task)
        {
            throw new ConversationConflictException(rewrite.Key, rewrite.ExpectedVersion);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<JournalRecord>> ReadBackwards(
        ConversationKey key, long before, int count, CancellationToken cancellationToken = default) =>
        database.Readers.Read((key.Value, before, count), ReadBackwards, cancellationToken);

    /// <inheritdoc/>
    public void MarkProjected(ConversationKey key, long version)
    {
        database.Journal.Mark(key.Value, version);
        database.Writer.Nudge();
    }

    /// <inheritdoc/>
    public async ValueTask Erase(ConversationKey key, CancellationToken cancellationToken = default)
    {
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Journal.Erase(key.Value);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask Erase(ImmutableArray<ConversationKey> keys, CancellationToken cancellationToken = default)
    {
        // By the machine's own clock: this is about its load, not about anything that happens in a conversation.
        for (var at = 0; at < keys.Length;)
        {
            var started = TimeProvider.System.GetTimestamp();
            var busyAt = Volatile.Read(ref _busyAt);
            var isBusy = database.Writer.Depth > 0 || (busyAt != 0 && TimeProvider.System.GetElapsedTime(busyAt, started) < BusyFor);
            var some = keys.Skip(at).Take(isBusy ? ErasedBeside : ErasedAlone).Select(static key => key.Value).ToArray();
            at += some.Length;
            var operation = new WriteOperation<bool>(64 * some.Length, () =>
            {
                database.Journal.Erase(some);
                return true;
            });
            database.Writer.Enqueue(operation);
            await operation.Task.WaitAsync(cancellationToken);
            if (database.Writer.Depth > 0)
            {
                Volatile.Write(ref _busyAt, TimeProvider.System.GetTimestamp());
                await Task.Delay(TimeProvider.System.GetElapsedTime(started) * PauseFactor, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<DueConversation>> ReadDue(
        int shard, DateTimeOffset until, int limit, CancellationToken cancellationToken = default)
    {
        var latest = until.ToUnixTimeMilliseconds();

        // Through the writer's queue: what was durable before this call is either pending there or in the file.
        var operation = new WriteOperation<List<PendingHead>>(64, () => database.Journal.Pending(shard));
        database.Writer.Enqueue(operation);
        var pending = await operation.Task.WaitAsync(cancellationToken);
        var known = pending.Select(head => head.Conversation).ToHashSet();

        var due = new List<DueConversation>();
        var behind = new List<DueConversation>();
        foreach (var head in pending)
        {
            if (head.Wake > 0 && head.Wake <= latest)
            {
                due.Add(new DueConversation(ConversationKey.Parse(head.Key), head.Wake));
            }
            else if (head.Behind)
            {
                behind.Add(new DueConversation(ConversationKey.Parse(head.Key), 0));
            }
        }

        await database.Readers.Read(
            (shard, latest, limit, known, due, behind),
            static (reader, ask) =>
            {
                // Each statement may see a later state than the one before; nothing that was durable is missed.
                reader.Journal.ReadDue(ask.shard, ask.latest, ask.limit, ask.known, ask.due);
                var alreadyDue = ask.due.Select(one => one.Key).ToHashSet();
                reader.Journal.ReadBehind(ask.shard, ask.limit + alreadyDue.Count, ask.known, ask.behind);
                ask.behind.RemoveAll(one => alreadyDue.Contains(one.Key));
                return true;
            },
            cancellationToken);
        return [.. due.OrderBy(one => one.WakeAt).Concat(behind).Take(limit)];
    }

    private StoredConversation? Load(Reader reader, string key)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (reader.Snapshot<string, StoredConversation?>(key, TryLoad, out var conversation))
            {
                return conversation;
            }
        }

        throw Damaged();
    }

    private ImmutableArray<JournalRecord> ReadBackwards(Reader reader, (string Key, long Before, int Count) ask)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (reader.Snapshot<(string, long, int), ImmutableArray<JournalRecord>>(ask, TryReadBackwards, out var records))
            {
                return records;
            }
        }

        throw Damaged();
    }

    /// <summary>False when the rows that the head names are gone: the conversation was erased in this very moment.</summary>
    private bool TryLoad(Reader reader, string key, out StoredConversation? conversation)
    {
        conversation = null;
        if (!TryHead(reader, key, out var head, out var projected, out var header))
        {
            return true;
        }

        if (!reader.Journal.TryReadTail(head, out var snapshot, out var records))
        {
            return false;
        }

        conversation = new StoredConversation(header, head.Version, snapshot, records, head.Wake, projected);
        return true;
    }

    private bool TryReadBackwards(Reader reader, (string Key, long Before, int Count) ask, out ImmutableArray<JournalRecord> records)
    {
        records = [];
        return !TryHead(reader, ask.Key, out var head, out _, out _)
            || reader.Journal.TryReadBackwards(head, ask.Before, ask.Count, out records);
    }

    private bool TryHead(Reader reader, string key, out JournalHead head, out long projected, out byte[] header)
    {
        // The memory first: an absent conversation's head is up to date in every snapshot of the file from here on.
        if (!database.Journal.TryGet(key, out var state))
        {
            return reader.Journal.TryFind(key, out head, out projected, out header);
        }

        head = state!.Durable;
        projected = state.Projected;
        header = [];
        return head.Conversation != 0 && reader.Journal.TryReadHeader(head.Conversation, out header);
    }

    private static StoreUnavailableException Damaged() =>
        new("A conversation's journal has gaps: the database is damaged. Stop the program and restore the latest backup.");
}
