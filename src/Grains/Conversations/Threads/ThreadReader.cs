using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Journal;
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
    public async ValueTask<(ImmutableArray<ThreadItem> Items, long? Earlier)> Read(ThreadQuery query, long version, OwnerKind owner)
    {
        var limit = Math.Clamp(query.Limit, 1, 200);
        var before = query.Before ?? long.MaxValue;
        var fold = new ThreadFold();
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
