namespace Chatbotics.TestKit.Time;

/// <summary>A clock that moves only when a test says so. Timers fire, in the order of their due times, inside <see cref="Advance"/>.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now;
    private long _leapt;

    /// <summary>Starts at 16 October 2025, 08:00 UTC.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2025, 10, 16, 8, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts at a time.</summary>
    /// <param name="start">The time.</param>
    public ManualClock(DateTimeOffset start) => _now = start;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks - Interlocked.Read(ref _leapt);

    /// <summary>Sets the wall clock as an operator or a bad time server does: the steady counter doesn't move, and no timer fires.</summary>
    /// <param name="by">How far, forward or back.</param>
    public void Leap(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
            Interlocked.Add(ref _leapt, by.Ticks);
        }
    }

    /// <summary>Moves the clock and fires what is due on the way.</summary>
    /// <param name="by">How far; not negative.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
                if (next is null)
                {
                    _now = target;
                    return;
                }

                _now = next.Due > _now ? next.Due!.Value : _now;
                next.Next(_now);
            }

            next.Fire();
        }
    }

    /// <summary>Whether a timer is set that fires exactly so long from now.</summary>
    /// <param name="due">How long from now.</param>
    public bool HasTimer(TimeSpan due)
    {
        lock (_gate)
        {
            return _timers.Exists(timer => timer.Due == _now + due);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var fireNow = false;
            lock (clock._gate)
            {
                _period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                clock._timers.Remove(this);
                Due = null;
                if (dueTime == TimeSpan.Zero)
                {
                    fireNow = true;
                    dueTime = _period;
                }

                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            if (fireNow)
            {
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return true;
        }

        public void Next(DateTimeOffset now)
        {
            if (_period == Timeout.InfiniteTimeSpan)
            {
                Due = null;
                clock._timers.Remove(this);
            }
            else
            {
                Due = now + _period;
            }
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
