using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox.Ports;

namespace Chatbotics.TestKit.Fakes;

/// <summary>Inbox rows in memory.</summary>
public sealed class InMemoryInboxStore : IInboxStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InboxRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Asked before every upsert; null lets it through.</summary>
    public Func<InboxRow, Exception?>? Fault { get; set; }

    /// <inheritdoc/>
    public Task Upsert(InboxRow row, CancellationToken cancellationToken = default)
    {
        if (Fault?.Invoke(row) is { } fault)
        {
            return Task.FromException(fault);
        }

        lock (_gate)
        {
            if (!_rows.TryGetValue(row.Conversation.Value, out var stored) || stored.Version <= row.Version)
            {
                _rows[row.Conversation.Value] = row;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<InboxFacts>> ReadFacts(string tenant, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return new([.. _rows.Values.Where(row => row.Conversation.Tenant == tenant)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SealedRow>> Read(ImmutableArray<ConversationKey> conversations, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return new([.. conversations.Select(key => _rows.GetValueOrDefault(key.Value)).OfType<InboxRow>()
                .Select(row => new SealedRow(row.Conversation, row.Version, row.KeyId, row.Sealed))]);
        }
    }

    /// <inheritdoc/>
    public Task Remove(string conversation, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _rows.Remove(conversation);
        }

        return Task.CompletedTask;
    }
}
