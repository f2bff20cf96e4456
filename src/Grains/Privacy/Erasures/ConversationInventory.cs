using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>Reads conversations in their journals, without waking them, to count what goes and to know it again.</summary>
/// <param name="store">The journals.</param>
/// <param name="keys">The keys that seal them.</param>
/// <param name="time">The clock.</param>
internal sealed class ConversationInventory(IConversationStore store, IKeyRing keys, TimeProvider time)
{
    private const int Batch = 256;

    /// <summary>
    /// What a conversation holds; null when that need not be known: a whole workspace goes with its routes, and what
    /// retention takes is older than anything that is delivered again.
    /// </summary>
    /// <param name="row">The conversation.</param>
    /// <param name="order">Why it goes.</param>
    public async ValueTask<Inventory?> Take(CatalogRow row, ErasureOrder order) =>
        order.Kind == ErasureKind.Workspace || order.Cause == ErasureCause.Retention ? null : await Read(row);

    /// <summary>What a conversation holds; null when its key is gone already.</summary>
    /// <param name="row">The conversation.</param>
    public async ValueTask<Inventory?> Read(CatalogRow row)
    {
        DataKey key;
        try
        {
            key = await keys.Get(row.Key.Tenant, Header.Read(row.Header.Span));
        }
        catch (KeyDestroyedException)
        {
            return null;
        }

        using (key)
        {
            var counting = new Counting((time.GetUtcNow() - ITombstones.Lifetime).ToUnixTimeMilliseconds());
            var before = long.MaxValue;
            while (true)
            {
                var records = await store.ReadBackwards(row.Key, before, Batch);
                if (records.IsEmpty)
                {
                    return counting.Result;
                }

                foreach (var record in records)
                {
                    before = record.Version;
                    try
                    {
                        foreach (var entry in RecordCodec.Read(key, row.Key, record))
                        {
                            counting.Add(entry);
                        }
                    }
                    catch (CryptographicException)
                    {
                        // A damaged record can't be counted, but it goes with the others.
                    }
                }
            }
        }
    }

    private sealed class Counting(long recent)
    {
        private readonly HashSet<ulong> _hashes = [];
        private long _messages;
        private long _media;
        private long _oldest;

        public Inventory Result => new(_messages, _media, _oldest, _hashes);

        public void Add(Entry entry)
        {
            _oldest = _oldest == 0 ? entry.At : Math.Min(_oldest, entry.At);
            var (id, content) = entry switch
            {
                MessageIn message => (message.Id, message.Content),
                EchoIn echo => (echo.Id, echo.Content),
                MessageQueued queued => (null, queued.Content),
                AttemptAccepted accepted => (accepted.Id, (MessageContent?)null),
                _ => (null, null),
            };
            if (content is not null)
            {
                _messages++;
                _media += content.Attachments.Length;
            }

            // Measured by when we recorded it: that is what a redelivery follows.
            if (entry.At < recent)
            {
                return;
            }

            if (entry is InboundEntry inbound)
            {
                _hashes.Add(inbound.Hash);
            }

            if (id is not null)
            {
                _hashes.Add(EventHash.Of(id));
            }
        }
    }
}
