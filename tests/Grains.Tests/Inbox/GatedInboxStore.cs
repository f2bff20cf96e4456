using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox.Ports;

namespace Chatbotics.Grains.Tests.Inbox;

/// <summary>Lets a test hold back writes, and counts them.</summary>
internal sealed class GatedInboxStore(IInboxStore inner) : IInboxStore
{
    private int _upserts;

    /// <summary>Awaited before every write; null lets it through.</summary>
    public Task? Gate { get; set; }

    public int Upserts => Volatile.Read(ref _upserts);

    public async Task Upsert(InboxRow row, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _upserts);
        if (Gate is { } gate)
        {
            await gate;
        }

        await inner.Upsert(row, cancellationToken);
    }

    public ValueTask<ImmutableArray<InboxFacts>> ReadFacts(string tenant, CancellationToken cancellationToken = default) =>
        inner.ReadFacts(tenant, cancellationToken);

    public ValueTask<ImmutableArray<SealedRow>> Read(ImmutableArray<ConversationKey> conversations, CancellationToken cancellationToken = default) =>
        inner.Read(conversations, cancellationToken);

    public Task Remove(string conversation, CancellationToken cancellationToken = default) => inner.Remove(conversation, cancellationToken);
}
