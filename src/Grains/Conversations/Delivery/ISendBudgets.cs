using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Delivery;

/// <summary>The send budgets of connections, as far as this silo has leased them. Thread-safe.</summary>
internal interface ISendBudgets
{
    /// <summary>Takes one send if one is leased already.</summary>
    /// <param name="connection">The connection.</param>
    bool TryTake(ConnectionKey connection);

    /// <summary>Gives a taken send back that was not used.</summary>
    /// <param name="connection">The connection.</param>
    void Return(ConnectionKey connection);

    /// <summary>
    /// Takes one send, leasing more where needed. Calls for one connection share a lease.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <returns>With 1 granted, one send was taken; with 0, when to ask again and why.</returns>
    Task<SendLease> Take(ConnectionKey connection);

    /// <summary>Tells the connection of a failure that concerns it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="error">The failure.</param>
    void Report(ConnectionKey connection, SendError error);
}
