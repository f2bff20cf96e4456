using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Identity.Revocations;

/// <summary>
/// Follows the feed of revocations: it is told at once, and asks twice a second what it was not told. So a lost call delays
/// a revocation by half a second, and a lost feed makes everyone check again.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class RevocationFollower(IGrainFactory grains, TimeProvider time, ILogger<RevocationFollower> logger)
    : BackgroundService, ISessionRevocations, IRevocationObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private volatile IRevocationListener[] _listeners = [];
    private RevocationCursor _cursor;
    private bool _isFailing;

    /// <inheritdoc/>
    public IDisposable Subscribe(IRevocationListener listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Subscription(this, listener);
    }

    /// <inheritdoc/>
    public Task Revoked(RevocationCursor cursor, Revocation revocation)
    {
        Tell(revocation);
        return Task.CompletedTask;
    }

    /// <summary>Asks the feed once. Called twice a second; tests call it by themselves.</summary>
    /// <param name="self">This follower's reference.</param>
    internal async Task Ask(IRevocationObserver self)
    {
        try
        {
            using var engine = Caller.Use(Caller.Engine);
            var page = await grains.GetGrain<IRevocationFeedGrain>(IRevocationFeedGrain.Key).Follow(self, _cursor);
            _cursor = page.Cursor;
            _isFailing = false;
            if (page.HasGap)
            {
                foreach (var listener in _listeners)
                {
                    Guard(listener, static (one, _) => one.CheckEverything(), null);
                }
            }

            foreach (var revocation in page.Revocations)
            {
                Tell(revocation);
            }
        }
        catch (Exception exception)
        {
            // Requests look for themselves each second; what is live looks when it is next used.
            if (!_isFailing)
            {
                LogNotHeard(logger, exception);
            }

            _isFailing = true;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var self = grains.CreateObjectReference<IRevocationObserver>(this);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await Ask(self);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Tell(Revocation revocation)
    {
        foreach (var listener in _listeners)
        {
            Guard(listener, static (one, what) => one.Revoked(what!), revocation);
        }
    }

    private void Guard(IRevocationListener listener, Action<IRevocationListener, Revocation?> tell, Revocation? revocation)
    {
        try
        {
            tell(listener, revocation);
        }
        catch (Exception exception)
        {
            // One that fails must not keep the others from hearing.
            LogListenerFailed(logger, exception);
        }
    }

    private sealed class Subscription(RevocationFollower follower, IRevocationListener listener) : IDisposable
    {
        public void Dispose()
        {
            lock (follower._gate)
            {
                follower._listeners = [.. follower._listeners.Where(one => !ReferenceEquals(one, listener))];
            }
        }
    }
}
