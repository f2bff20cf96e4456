using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>The stages of one activation.</summary>
internal sealed class GrainLifecycle : IGrainLifecycle
{
    private readonly List<(int Stage, ILifecycleObserver Observer)> _observers = [];

    public bool IsEmpty
    {
        get
        {
            lock (_observers)
            {
                return _observers.Count == 0;
            }
        }
    }

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        lock (_observers)
        {
            _observers.Add((stage, observer));
        }

        return new Subscription(this, observer);
    }

    public Task OnStart(CancellationToken token)
    {
        var observers = Sorted();

        // Reading one stored state is the usual case, and often done at once.
        if (observers is [var only])
        {
            var task = only.Observer.OnStart(token);
            Forget(only.Observer);
            return task;
        }

        return StartAll(observers, token);
    }

    public async Task OnStop(CancellationToken token)
    {
        var observers = Sorted();
        foreach (var stage in observers.GroupBy(observer => observer.Stage).Reverse())
        {
            await Task.WhenAll(stage.Select(observer => observer.Observer.OnStop(token)));
        }
    }

    private async Task StartAll(List<(int Stage, ILifecycleObserver Observer)> observers, CancellationToken token)
    {
        foreach (var stage in observers.GroupBy(observer => observer.Stage))
        {
            await Task.WhenAll(stage.Select(observer => observer.Observer.OnStart(token)));
        }

        foreach (var (_, observer) in observers)
        {
            Forget(observer);
        }
    }

    private List<(int Stage, ILifecycleObserver Observer)> Sorted()
    {
        lock (_observers)
        {
            return [.. _observers.OrderBy(observer => observer.Stage)];
        }
    }

    /// <summary>Observers without a stop are of no use after the start.</summary>
    private void Forget(ILifecycleObserver observer)
    {
        if (observer is IStartOnly)
        {
            Remove(observer);
        }
    }

    private void Remove(ILifecycleObserver observer)
    {
        lock (_observers)
        {
            _observers.RemoveAll(other => ReferenceEquals(other.Observer, observer));
        }
    }

    private sealed class Subscription(GrainLifecycle owner, ILifecycleObserver observer) : IDisposable
    {
        public void Dispose() => owner.Remove(observer);
    }
}

/// <summary>An observer that does nothing when its stage stops.</summary>
internal interface IStartOnly : ILifecycleObserver
{
}

/// <summary>The stages of the silo: lower ones start first and stop last; those of one stage start and stop together.</summary>
internal sealed class SiloLifecycle(ILogger<SiloLifecycle> logger) : ISiloLifecycle
{
    private readonly List<(string Name, int Stage, ILifecycleObserver Observer)> _observers = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        lock (_observers)
        {
            _observers.Add((observerName, stage, observer));
        }

        return new Subscription(this, observer);
    }

    public async Task StartAsync(CancellationToken token)
    {
        foreach (var stage in Stages())
        {
            token.ThrowIfCancellationRequested();
            await Task.WhenAll(stage.Select(observer => observer.Observer.OnStart(token)));
            HighestCompletedStage = stage.Key;
        }
    }

    public async Task StopAsync(CancellationToken token)
    {
        foreach (var stage in Stages().Reverse().Where(stage => stage.Key <= HighestCompletedStage))
        {
            await Task.WhenAll(stage.Select(observer => Stop(observer.Name, observer.Observer, token)));
            LowestStoppedStage = stage.Key;
        }
    }

    private IEnumerable<IGrouping<int, (string Name, int Stage, ILifecycleObserver Observer)>> Stages()
    {
        lock (_observers)
        {
            return [.. _observers.GroupBy(observer => observer.Stage).OrderBy(stage => stage.Key)];
        }
    }

    private async Task Stop(string name, ILifecycleObserver observer, CancellationToken token)
    {
        try
        {
            await observer.OnStop(token);
        }
        catch (Exception failure)
        {
            SiloLog.StageFailedToStop(logger, failure, name);
        }
    }

    private sealed class Subscription(SiloLifecycle owner, ILifecycleObserver observer) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._observers)
            {
                owner._observers.RemoveAll(other => ReferenceEquals(other.Observer, observer));
            }
        }
    }
}
