using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Stands for the method that a timer's tick is in the eyes of call filters.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    Task InvokeCallbackAsync();
}

/// <summary>
/// A timer of an activation. A tick is a call that the activation makes to itself: it waits for other calls, or runs beside them when it
/// may interleave. The next tick is planned when one has ended, so that ticks never pile up.
/// </summary>
internal abstract class GrainTimer : IGrainTimer
{
    private static readonly GrainMethod s_method = new(
        typeof(IGrainTimerInvoker),
        typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!,
        ((Func<CallRequest, object, object?>)((_, _) => null)).GetMethodInfo());

    private readonly Activation _activation;
    private readonly bool _interleaves;
    private readonly bool _keepsActive;
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer _timer;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _changed;
    private bool _ticking;

    protected GrainTimer(Activation activation, bool interleaves, bool keepsActive)
    {
        _activation = activation;
        _interleaves = interleaves;
        _keepsActive = keepsActive;
        var restore = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        try
        {
            _timer = activation.Shared.Silo.Clock.CreateTimer(static self => ((GrainTimer)self!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (restore != default)
            {
                restore.Undo();
            }
        }

        activation.AddTimer(this);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        _changed = true;
        _dueTime = dueTime;
        _period = period;
        if (!_ticking)
        {
            Plan(dueTime);
        }
    }

    public void Dispose()
    {
        try
        {
            _ended.Cancel();
        }
        catch (AggregateException failure)
        {
            _activation.Shared.Silo.Log.TimerFailed(failure, _activation.GrainId);
        }

        _timer.Dispose();
        _activation.RemoveTimer(this);
    }

    protected abstract Task Call(CancellationToken token);

    private static void Check(TimeSpan time, string name)
    {
        const long Longest = 0xfffffffe;
        var milliseconds = (long)time.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, Longest, name);
    }

    private void Due()
    {
        _ticking = true;
        if (!_ended.IsCancellationRequested && _activation.Shared.Silo.IsRunning)
        {
            _activation.Post(new Tick(this));
        }
    }

    private async Task Run()
    {
        _changed = false;
        try
        {
            if (!_ended.IsCancellationRequested)
            {
                await Call(_ended.Token);
            }
        }
        catch (Exception failure)
        {
            _activation.Shared.Silo.Log.TimerFailed(failure, _activation.GrainId);
            throw;
        }
        finally
        {
            _ticking = false;
            if (!_ended.IsCancellationRequested)
            {
                Plan(_changed ? _dueTime : _period);
            }
        }
    }

    private void Plan(TimeSpan dueTime)
    {
        try
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Disposed meanwhile.
        }
    }

    private sealed class Tick : CallRequest<VoidResult>
    {
        private readonly GrainTimer _timer;

        public Tick(GrainTimer timer)
            : base(s_method)
        {
            _timer = timer;
            Reference = timer._activation.GrainReference;
            Source = timer._activation;
        }

        public override bool Interleaves => _timer._interleaves;

        public override bool KeepsActive => _timer._keepsActive;

        public override bool OutlivesActivation => false;

        public override string GetInterfaceName() => nameof(IGrainTimerInvoker);

        public override Task Invoke(Activation activation) => _timer.Run();

        /// <summary>Nobody waits for a tick; its failure was logged.</summary>
        protected override void Deliver(Exception failure)
        {
        }
    }
}

internal sealed class GrainTimer<TState>(Activation activation, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    : GrainTimer(activation, options.Interleave, options.KeepAlive)
{
    protected override Task Call(CancellationToken token) => callback(state, token);
}

internal sealed class TimerRegistry : Timers.ITimerRegistry
{
    public IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period)
        => RegisterGrainTimer(
            grainContext,
            static (both, _) => both.callback(both.state),
            (callback, state),
            new GrainTimerCreationOptions(dueTime, period) { Interleave = true });

    public IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (grainContext is not Activation activation || !ReferenceEquals(RuntimeContext.Current, activation))
        {
            throw new InvalidOperationException("A timer can only be made by the code of its own grain, in one of its turns.");
        }

        var timer = new GrainTimer<TState>(activation, callback, state, options);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }
}
