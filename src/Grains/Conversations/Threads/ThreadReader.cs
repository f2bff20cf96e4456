using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Conversations.Threads;

/// <summary>Reads pages of a thread, and looks things up, in the journal.</summary>
/// <param name="store">The journal.</param>
/// <param name="key">The conversation.</param>
/// <param name="dataKey">The key that seals it.</param>
internal sealed class ThreadReader(IConversationStore store, ConversationKey key, DataKey dataKey)
{
    private const int Batch = 128;

    /// <summary>A page of the thread.</summary>
    /// <param name="query">Which.</param>
    /// <param name="version">Read nothing newer than this version.</param>
    /// <param name="owner">Who holds the conversation at that version.</param>
    /// <param name="waiting">Files that are still to be fetched.</param>
    public async ValueTask<(ImmutableArray<ThreadItem> Items, long? Earlier)> Read(
        ThreadQuery query, long version, OwnerKind owner, ImmutableArray<FileJob> waiting)
    {
        var limit = Math.Clamp(query.Limit, 1, 200);
        var before = query.Before ?? long.MaxValue;
        var fold = new ThreadFold(waiting);
        var next = version + 1;
        var isComplete = version == 0;
        while (!isComplete && fold.CountItems(before) <= limit)
        {
            var records = await store.ReadBackwards(key, next, Batch);
            foreach (var record in records)
            {
                fold.AddOlder(record.Version, RecordCodec.Read(dataKey, key, record));
                next = record.Version;
                isComplete = record.Version == record.Count;
            }

            isComplete |= records.IsEmpty;
        }

        var hasEarlier = fold.CountItems(before) > limit;
        var items = fold.Build(before, limit, owner);
        return (items, hasEarlier && !items.IsEmpty ? items.Min(item => item.Position) : null);
    }

    /// <summary>The newest entry that fits, or null.</summary>
    /// <param name="fits">What is looked for: an entry and its position.</param>
    /// <param name="after">Read nothing at or below this position.</param>
    public async ValueTask<(Entry Entry, long Position)?> Find(Func<Entry, long, bool> fits, long after = 0)
    {
        for (var next = long.MaxValue; next > after;)
        {
            var records = await store.ReadBackwards(key, next, Batch);
            foreach (var record in records)
            {
                var entries = RecordCodec.Read(dataKey, key, record);
                for (var i = entries.Length - 1; i >= 0; i--)
                {
                    var position = record.Version - (entries.Length - 1 - i);
                    if (fits(entries[i], position))
                    {
                        return (entries[i], position);
                    }
                }

                next = record.Version - record.Count;
            }

            if (records.IsEmpty)
            {
                break;
            }

            next++;
        }

        return null;
    }

    /// <summary>The content of the message at a position; null when there is none.</summary>
    /// <param name="position">The position.</param>
    public async ValueTask<MessageContent?> Content(long position) => (await Find((_, at) => at == position, position - 1))?.Entry switch
    {
        MessageIn received => received.Content,
        EchoIn echo => echo.Content,
        MessageQueued queued => queued.Content,
        _ => null,
    };

    /// <summary>The ids of our copies of a message's files.</summary>
    /// <param name="messageId">The provider's id of the message.</param>
    public async ValueTask<ImmutableArray<string>> Copies(string messageId)
    {
        var stored = new List<FileStored>();
        var found = await Find((entry, _) =>
        {
            if (entry is FileStored file)
            {
                stored.Add(file);
            }

            return (entry as MessageIn)?.Id == messageId || (entry as EchoIn)?.Id == messageId;
        });
        return found is { } message ? [.. stored.Where(file => file.Message == message.Position).Select(file => file.File)] : [];
    }

    /// <summary>Which of some hashes the journal holds as events that happened at or after a time.</summary>
    /// <param name="since">When the oldest of them happened, milliseconds since 1970.</param>
    public async ValueTask<HashSet<ulong>> FindSeen(long since)
    {
        var seen = new HashSet<ulong>();
        var next = long.MaxValue;
        while (true)
        {
            var records = await store.ReadBackwards(key, next, Batch);
            var isDone = records.IsEmpty;
            foreach (var record in records)
            {
                next = record.Version;
                foreach (var entry in RecordCodec.Read(dataKey, key, record))
                {
                    if (entry is Entries.InboundEntry inbound)
                    {
                        seen.Add(inbound.Hash);
                    }

                    isDone |= entry.At < since;
                }
            }

            if (isDone)
            {
                return seen;
            }
        }
    }
}
