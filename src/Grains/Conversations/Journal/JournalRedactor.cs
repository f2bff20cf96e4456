using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>
/// Writes over parts of a journal, without waking the conversation. Whoever has it in memory finds another version at the
/// next append and loads it again.
/// </summary>
/// <param name="store">The journals.</param>
/// <param name="keys">The keys that seal them.</param>
/// <param name="time">The clock.</param>
internal sealed class JournalRedactor(IConversationStore store, IKeyRing keys, TimeProvider time)
{
    private const int Batch = 256;
    private const int Tries = 8;

    /// <summary>Every entry of a conversation, oldest first; null when there is none, or it can't be read any more.</summary>
    /// <param name="key">The conversation.</param>
    public async ValueTask<IReadOnlyList<PlacedEntry>?> Read(ConversationKey key) => (await Open(key))?.Entries;

    /// <summary>Replaces entries.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="plan">Told every entry, oldest first: what to put in the place of which, by position, and what to note; null for nothing.</param>
    /// <returns>How many entries were replaced.</returns>
    /// <exception cref="StoreUnavailableException">Somebody wrote to it all the time.</exception>
    public async ValueTask<int> Redact(ConversationKey key, Func<IReadOnlyList<PlacedEntry>, (IReadOnlyDictionary<long, Entry> Replaced, ContentErased Note)?> plan)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await Open(key) is not { } open)
            {
                return 0;
            }

            using var dataKey = open.Key;
            if (plan(open.Entries) is not var (replaced, note) || replaced.Count == 0)
            {
                return 0;
            }

            try
            {
                await store.Rewrite(Rewritten(key, open, replaced, note).Rewrite);
                return replaced.Count;
            }
            catch (ConversationConflictException)
            {
                // A message came meanwhile: look again.
            }
        }

        throw new StoreUnavailableException("The conversation is written to all the time. It is tried again in a minute.");
    }

    /// <summary>What a rewriting would write, and the state after it. For whoever holds the conversation and writes it itself.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="plan">As for <see cref="Redact"/>.</param>
    /// <returns>The rewriting, the state, and how many items the note counts; null when there is nothing to do.</returns>
    public async ValueTask<(ConversationRewrite Rewrite, ConversationState State, int Count)?> Prepare(
        ConversationKey key, Func<IReadOnlyList<PlacedEntry>, (IReadOnlyDictionary<long, Entry> Replaced, ContentErased Note)?> plan)
    {
        if (await Open(key) is not { } open)
        {
            return null;
        }

        using var dataKey = open.Key;
        if (plan(open.Entries) is not var (replaced, note) || replaced.Count == 0)
        {
            return null;
        }

        var (rewrite, state) = Rewritten(key, open, replaced, note);
        return (rewrite, state, note.Count);
    }

    private (ConversationRewrite Rewrite, ConversationState State) Rewritten(
        ConversationKey key, OpenJournal open, IReadOnlyDictionary<long, Entry> replaced, ContentErased note)
    {
        var state = ConversationState.Empty;
        var bodies = new Dictionary<long, ReadOnlyMemory<byte>>();
        foreach (var record in open.Entries.GroupBy(static one => one.Record))
        {
            var entries = record.Select(one => replaced.GetValueOrDefault(one.Position, one.Entry)).ToArray();
            if (record.Any(one => replaced.ContainsKey(one.Position)))
            {
                bodies[record.Key] = RecordCodec.Write(open.Key, key, record.Key, entries, record.First().Length).Body;
            }

            foreach (var entry in entries)
            {
                state = state.Apply(entry);
            }
        }

        var stamped = note with { At = time.GetUtcNow().ToUnixTimeMilliseconds() };
        state = state.Apply(stamped);
        var rewrite = new ConversationRewrite
        {
            Key = key,
            ExpectedVersion = open.Version,
            Bodies = bodies,
            Record = RecordCodec.Write(open.Key, key, state.Version, [stamped]),
            Snapshot = RecordCodec.Write(open.Key, key, state),
            WakeAt = WakeTime.Durable(state),
        };
        return (rewrite, state);
    }

    private async ValueTask<OpenJournal?> Open(ConversationKey key)
    {
        if (await store.Load(key) is not { } stored)
        {
            return null;
        }

        Privacy.DataKey dataKey;
        try
        {
            dataKey = await keys.Get(key.Tenant, Header.Read(stored.Header.Span));
        }
        catch (KeyDestroyedException)
        {
            return null;
        }

        try
        {
            return new OpenJournal(dataKey, stored.Version, await Entries(key, dataKey, stored.Version));
        }
        catch (CryptographicException damage)
        {
            dataKey.Dispose();
            throw new StoreUnavailableException($"A record of the conversation is damaged ({damage.GetType().Name}): erase the whole conversation, or restore it.");
        }
    }

    private async ValueTask<List<PlacedEntry>> Entries(ConversationKey key, Privacy.DataKey dataKey, long version)
    {
        var found = new List<PlacedEntry>();
        for (var before = version + 1; ;)
        {
            var records = await store.ReadBackwards(key, before, Batch);
            if (records.IsEmpty)
            {
                found.Reverse();
                return found;
            }

            foreach (var record in records)
            {
                before = record.Version;
                var entries = RecordCodec.Read(dataKey, key, record);
                for (var index = entries.Length - 1; index >= 0; index--)
                {
                    found.Add(new PlacedEntry(record.Version - (entries.Length - 1 - index), record.Version, entries[index], record.Body.Length));
                }
            }
        }
    }

    private sealed record OpenJournal(Privacy.DataKey Key, long Version, List<PlacedEntry> Entries);
}
