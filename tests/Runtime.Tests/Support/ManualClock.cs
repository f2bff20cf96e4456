namespace Chatbotics.Runtime.Tests;

/// <summary>A clock that a test moves. Timers fire within <see cref="Advance"/>.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource _planned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, stopping at each moment for which a timer is planned.</summary>
    public void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;
        while (true)
        {
            ManualTimer? next;
            lock (_lock)
            {
                next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                if (next is null)
                {
                    _now = end;
                    return;
                }

                _now = next.Due > _now ? next.Due : _now;
                next.Fired();
            }

            next.Call();
        }
    }

    /// <summary>Moves the clock at once, as if the process had slept: timers that were due on the way fire once, at the end.</summary>
    public void Jump(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
        }

        Advance(TimeSpan.Zero);
    }

    /// <summary>Until a timer is planned for a moment.</summary>
    public async Task Planned(DateTimeOffset moment)
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                if (_timers.Any(timer => timer.Due == moment))
                {
                    return;
                }

                change = _planned.Task;
            }

            await change.Soon();
        }
    }

    /// <summary>Until a timer is planned for some time from now.</summary>
    public Task PlannedIn(TimeSpan time) => Planned(GetUtcNow() + time);

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private static readonly ExecutionContext s_clean = Clean();

        // As real timers: the values of whoever made it, or none when the flow was suppressed.
        private readonly ExecutionContext _context = ExecutionContext.Capture() ?? s_clean;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock._now + dueTime;
                if (!clock._timers.Contains(this))
                {
                    clock._timers.Add(this);
                }

                var planned = clock._planned;
                clock._planned = new(TaskCreationOptions.RunContinuationsAsynchronously);
                planned.TrySetResult();
                return true;
            }
        }

        public void Fired() => Due = _period > TimeSpan.Zero ? clock._now + _period : DateTimeOffset.MaxValue;

        public void Call() => ExecutionContext.Run(_context, state => callback(state), state);

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                Due = DateTimeOffset.MaxValue;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private static ExecutionContext Clean()
        {
            ExecutionContext? context = null;
            var thread = new Thread(() => context = ExecutionContext.Capture());
            thread.UnsafeStart();
            thread.Join();
            return context!;
        }
    }
}
