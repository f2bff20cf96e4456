namespace Chatbotics.Grains.Tests.Conversations.Simulation;

/// <summary>One thread and a clock of its own: everything that is awaited or timed goes on in an order that the seed alone decides.</summary>
internal sealed class SimClock : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly PriorityQueue<SimTimer, (DateTimeOffset Due, long Sequence)> _timers = new();
    private long _sequence;

    public SimClock() => Time = new SimTime(this);

    public DateTimeOffset Now { get; private set; } = SimWorld.Start;

    public TimeProvider Time { get; }

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing may block in a simulation.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Does something after a time.</summary>
    public SimTimer After(TimeSpan span, Action action)
    {
        var timer = new SimTimer(action);
        _timers.Enqueue(timer, (Now + span, _sequence++));
        return timer;
    }

    /// <summary>Runs until nothing is left to do before a time, or for ever more than <paramref name="steps"/> steps.</summary>
    public void RunUntil(DateTimeOffset end, int steps = 2_000_000)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            while (true)
            {
                while (_ready.TryDequeue(out var next))
                {
                    next.Callback(next.State);
                    if (--steps == 0)
                    {
                        throw new InvalidOperationException($"The simulation goes on for ever at {Now:O}.");
                    }
                }

                if (!_timers.TryPeek(out var timer, out var due) || due.Due > end)
                {
                    Now = end;
                    return;
                }

                _timers.Dequeue();
                Now = due.Due > Now ? due.Due : Now;
                if (!timer.IsCancelled)
                {
                    Post(static state => ((SimTimer)state!).Action(), timer);
                }
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    internal sealed class SimTimer(Action action)
    {
        public Action Action { get; } = action;

        public bool IsCancelled { get; set; }
    }

    private sealed class SimTime(SimClock clock) : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => clock.Now;

        public override long GetTimestamp() => clock.Now.UtcTicks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(clock, () => callback(state), dueTime);
    }

    private sealed class Timer : ITimer
    {
        private readonly SimClock _clock;
        private readonly Action _action;
        private SimTimer? _timer;

        public Timer(SimClock clock, Action action, TimeSpan due)
        {
            (_clock, _action) = (clock, action);
            Change(due, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            _timer = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.After(dueTime, _action);
            return true;
        }

        public void Dispose() => _timer?.IsCancelled = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
