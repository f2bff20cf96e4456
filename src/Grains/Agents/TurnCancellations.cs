using System.Collections.Concurrent;

namespace Chatbotics.Grains.Agents;

/// <summary>
/// The turns that run on this silo, so that one that became void (the customer wrote again, a person took over) stops at
/// once instead of paying a model for nothing. One that runs elsewhere ends by itself; its result is dropped.
/// </summary>
internal sealed class TurnCancellations
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>Notes a turn that runs; the caller ends it.</summary>
    /// <param name="turnId">The turn.</param>
    /// <param name="source">What stops it.</param>
    public void Begin(string turnId, CancellationTokenSource source) => _running[turnId] = source;

    /// <summary>Notes that a turn has ended.</summary>
    /// <param name="turnId">The turn.</param>
    /// <param name="source">What would have stopped it.</param>
    public void End(string turnId, CancellationTokenSource source) => _running.TryRemove(new KeyValuePair<string, CancellationTokenSource>(turnId, source));

    /// <summary>Stops a turn, if it runs here.</summary>
    /// <param name="turnId">The turn.</param>
    public void Cancel(string turnId)
    {
        if (_running.TryRemove(turnId, out var source))
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended in this moment.
            }
        }
    }
}
