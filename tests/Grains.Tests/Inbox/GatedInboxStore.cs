using Chatbotics.Grains.Abstractions.Inbox;
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

    public ValueTask<InboxRows> Query(string tenant, InboxQuery query, CancellationToken cancellationToken = default) =>
        inner.Query(tenant, query, cancellationToken);

    public ValueTask<InboxCounts> Count(string tenant, CancellationToken cancellationToken = default) =>
        inner.Count(tenant, cancellationToken);

    public Task Remove(string conversation, CancellationToken cancellationToken = default) => inner.Remove(conversation, cancellationToken);
}
