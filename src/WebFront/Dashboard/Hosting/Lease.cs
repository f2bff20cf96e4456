using Chatbotics.Grains.Abstractions.Conversations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Hosting;

/// <summary>
/// Keeps an observer registered until it is disposed. Renewed far more often than the lease asks: a grain that moved or
/// restarted has forgotten its observers, and the page should not stand still for minutes.
/// </summary>
internal sealed partial class Lease : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    private readonly Func<Task> _renew;
    private readonly Func<Task> _end;
    private readonly ILogger _log;
    private readonly ITimer _timer;
    private int _busy;
    private bool _ended;

    /// <summary>Starts renewing.</summary>
    /// <param name="renew">Registers again.</param>
    /// <param name="end">Ends the registration.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where failures are noted.</param>
    public Lease(Func<Task> renew, Func<Task> end, TimeProvider time, ILogger log)
    {
        (_renew, _end, _log) = (renew, end, log);
        System.Diagnostics.Debug.Assert(Interval < ObserverLease.Duration, "A lease must be renewed before it ends.");
        _timer = time.CreateTimer(static state => _ = ((Lease)state!).Renew(), this, Interval, Interval);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        await _timer.DisposeAsync();
        try
        {
            await _end();
        }
        catch (Exception fault)
        {
            // The lease lapses by itself.
            LogNotEnded(_log, fault);
        }
    }

    private async Task Renew()
    {
        if (_ended || Interlocked.Exchange(ref _busy, 1) == 1)
        {
            return;
        }

        try
        {
            await _renew();
        }
        catch (Exception fault)
        {
            LogNotRenewed(_log, fault);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }
}
