using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Delivery;

/// <summary>
/// Shares leased blocks of sends among the conversations of this silo, so that a connection's grain is asked once for
/// many sends. A block lapses, for it was granted for now.
/// </summary>
/// <param name="grains">Finds the connections' grains.</param>
/// <param name="time">The clock.</param>
internal sealed class SendBudgets(IGrainFactory grains, TimeProvider time) : ISendBudgets
{
    private readonly ConcurrentDictionary<string, LeasedSends> _budgets = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool TryTake(ConnectionKey connection) => BudgetOf(connection).TryTake();

    /// <inheritdoc/>
    public void Return(ConnectionKey connection) => BudgetOf(connection).Return();

    /// <inheritdoc/>
    public Task<SendLease> Take(ConnectionKey connection) =>
        BudgetOf(connection).Take(wanted => grains.GetGrain<IChannelConnectionGrain>(connection.Value).LeaseSends(wanted));

    /// <inheritdoc/>
    public void Report(ConnectionKey connection, SendError error)
    {
        BudgetOf(connection).Clear();
        _ = grains.GetGrain<IChannelConnectionGrain>(connection.Value).ReportFailure(error);
    }

    private LeasedSends BudgetOf(ConnectionKey connection) =>
        _budgets.GetOrAdd(connection.Value, static (_, time) => new LeasedSends(time), time);
}
