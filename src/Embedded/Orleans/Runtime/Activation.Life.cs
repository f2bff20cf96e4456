namespace Orleans.Runtime;

/// <summary>Beginning and end of an activation. Everything here but <see cref="Deactivate"/> and <see cref="DelayDeactivation"/> runs in its turns.</summary>
internal sealed partial class Activation
{
    private volatile ActivationStatus _status;
    private int _deactivateAsked;
    private bool _ending;

    public Task Deactivated
    {
        get
        {
            var ended = Extras.Ended ?? Interlocked.CompareExchange(ref Extras.Ended, new(TaskCreationOptions.RunContinuationsAsynchronously), null) ?? Extras.Ended;
            if (_status == ActivationStatus.Ended)
            {
                ended.TrySetResult();
            }

            return ended.Task;
        }
    }

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
        => Post(new ActionItem(
            static (self, values) =>
            {
                if (self._status == ActivationStatus.Created)
                {
                    self.BeginActivation(new CallValues((Dictionary<string, object>?)values, null));
                }
            },
            requestContext));

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _deactivateAsked, 1) != 0)
        {
            return;
        }

        _direct = false;
        Extras.Reason = deactivationReason;
        Extras.DeactivationToken = cancellationToken;
        Post(new ActionItem(static (self, _) => self.BeginDeactivation(), null));
    }

    /// <summary>Ends the activation if nobody has used it for some time.</summary>
    /// <returns>Whether it was asked to end.</returns>
    public bool DeactivateIfIdle(long idleMilliseconds, DeactivationReason reason)
    {
        if (_status != ActivationStatus.Active || !IsIdle || IdleMilliseconds < idleMilliseconds || IsKept)
        {
            return false;
        }

        Deactivate(reason);
        return true;
    }

    public void DelayDeactivation(TimeSpan time)
    {
        var extras = Extras;
        if (time == TimeSpan.MaxValue || time == Timeout.InfiniteTimeSpan)
        {
            Volatile.Write(ref extras.KeepUntil, long.MaxValue);
        }
        else if (time <= TimeSpan.Zero)
        {
            Volatile.Write(ref extras.KeepUntil, long.MinValue);
        }
        else
        {
            Volatile.Write(ref extras.KeepUntil, Shared.Silo.Clock.GetUtcNow().UtcTicks + time.Ticks);
        }
    }

    public void AddTimer(IDisposable timer)
    {
        var timers = Extras.Timers ??= [];
        lock (timers)
        {
            timers.Add(timer);
        }
    }

    public void RemoveTimer(IDisposable timer)
    {
        if (_extras?.Timers is { } timers)
        {
            lock (timers)
            {
                timers.Remove(timer);
            }
        }
    }

    private bool IsKept => _extras is { } extras && Volatile.Read(ref extras.KeepUntil) is var until && until != long.MinValue
        && until > Shared.Silo.Clock.GetUtcNow().UtcTicks;

    private void BeginActivation(CallValues values)
    {
        _status = ActivationStatus.Activating;
        ExecutionContext.Restore(TurnThread.For(values));
        Task task;
        try
        {
            _instance = Shared.Activator.Create(this);
            task = StartLife();
        }
        catch (Exception failure)
        {
            EndActivation(failure);
            return;
        }

        if (task.IsCompleted)
        {
            EndActivation(task);
        }
        else
        {
            _ = task.ContinueWith(static (task, self) => ((Activation)self!).EndActivation(task), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, this);
        }
    }

    /// <summary>Stored state, then the grain's own method. Both usually end at once, and then no task is made here.</summary>
    private Task StartLife()
    {
        var token = Shared.Silo.ActivationToken;
        if (_extras?.Lifecycle is { IsEmpty: false } lifecycle)
        {
            return StartLife(lifecycle, token);
        }

        var task = _instance is IGrainBase grain ? grain.OnActivateAsync(token) : Task.CompletedTask;
        return task.IsCompleted ? task : task.WaitAsync(token);
    }

    private async Task StartLife(GrainLifecycle lifecycle, CancellationToken token)
    {
        await lifecycle.OnStart(token).WaitAsync(token);
        if (_instance is IGrainBase grain)
        {
            await grain.OnActivateAsync(token).WaitAsync(token);
        }
    }

    private void EndActivation(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            EndActivation((Exception?)null);
        }
        else
        {
            EndActivation(task.Exception?.InnerExceptions[0] ?? new OrleansException($"Activation of {GrainId} took longer than {Shared.Silo.ActivationLimit}."));
        }
    }

    private void EndActivation(Exception? failure)
    {
        ExecutionContext.Restore(TurnThread.Clean);
        if (failure is not null)
        {
            Shared.Silo.Log.ActivationFailed(failure, GrainId);
            Extras.Reason = new(DeactivationReasonCode.ActivationFailed, failure, "Failed to activate grain.");
            Interlocked.Exchange(ref _deactivateAsked, 1);
            _status = ActivationStatus.Deactivating;
            _ = End(failure, told: false);
            return;
        }

        Used();
        if (_deactivateAsked != 0)
        {
            // It asked for its end before it began. Its calls go to a new activation, a limited number of times.
            _status = ActivationStatus.Deactivating;
            DeactivateWhenDone();
            return;
        }

        _status = ActivationStatus.Active;
        _direct = Shared.AllowsDirectTurns && Shared.Silo.IsRunning;
        StartWaiting();
    }

    private void BeginDeactivation()
    {
        switch (_status)
        {
            case ActivationStatus.Created:
                _status = ActivationStatus.Deactivating;
                _ = End(null, told: false);
                break;
            case ActivationStatus.Active:
                _status = ActivationStatus.Deactivating;
                DeactivateWhenDone();
                break;
        }
    }

    private void DeactivateWhenDone()
    {
        if (_running == 0 && !_ending)
        {
            _ = End(null, told: true);
        }
    }

    private async Task End(Exception? failure, bool told)
    {
        _ending = true;
        using var time = new CancellationTokenSource(Shared.Silo.DeactivationLimit);
        using var stop = Extras.DeactivationToken.UnsafeRegister(static time => ((CancellationTokenSource)time!).Cancel(), time);
        StopTimers();
        if (told)
        {
            await Guarded(grain => (grain as IGrainBase)?.OnDeactivateAsync(Extras.Reason, time.Token), time.Token);
        }

        if (_extras?.Lifecycle is { IsEmpty: false } lifecycle)
        {
            await Guarded(_ => lifecycle.OnStop(time.Token), time.Token);
        }

        Shared.Remove(this);
        _status = ActivationStatus.Ended;
        await Guarded(DisposeInstance, time.Token);

        // Old references may hold this object for long: let it be small.
        _instance = null;
        for (var item = _firstWaiting; item is not null;)
        {
            var next = item.Next;
            Shared.Silo.Forward((CallRequest)item, failure);
            item = next;
        }

        _firstWaiting = _lastWaiting = null;
        if (_extras is { } extras)
        {
            extras.Components = null;
            extras.Lifecycle = null;
            extras.ReentrantSections = null;
            extras.Ended?.TrySetResult();
        }
    }

    private async Task Guarded(Func<object?, Task?> action, CancellationToken token)
    {
        try
        {
            if (action(_instance) is { } task)
            {
                await task.WaitAsync(token);
            }
        }
        catch (Exception failure)
        {
            Shared.Silo.Log.DeactivationFailed(failure, GrainId);
        }
    }

    private async Task DisposeInstance(object? instance)
    {
        switch (instance)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        if (_extras is { HasScope: true } extras)
        {
            await extras.DisposeScope();
        }
    }

    private void StopTimers()
    {
        if (_extras?.Timers is { } timers)
        {
            IDisposable[] all;
            lock (timers)
            {
                all = [.. timers];
                timers.Clear();
            }

            foreach (var timer in all)
            {
                timer.Dispose();
            }
        }
    }
}
