using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The objects outside of grains that grains can call.</summary>
internal sealed class ObserverTable(Silo silo)
{
    public static readonly GrainType GrainType = GrainType.Create("sys.client");

    private readonly ConcurrentDictionary<IdSpan, LocalObserver> _observers = new();

    public GrainReference Add(Type interfaceType, IGrainObserver observer)
    {
        var key = GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid());
        _observers[key] = new LocalObserver(observer);
        return silo.References.For(interfaceType, null, GrainType).Create(key);
    }

    public void Remove(IdSpan key) => _observers.TryRemove(key, out _);

    public void Send(CallRequest request)
    {
        if (!_observers.TryGetValue(request.Reference.Key, out var observer))
        {
            throw new ClientNotAvailableException(request.Reference.GrainId);
        }

        if (!observer.IsAlive)
        {
            Remove(request.Reference.Key);
            throw new ClientNotAvailableException(request.Reference.GrainId);
        }

        observer.Post(request);
    }
}

/// <summary>One observer: it gets its calls one after the other, on the thread pool, in the order they were made. Held weakly.</summary>
internal sealed class LocalObserver(IGrainObserver observer)
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Queue<CallRequest> _queue = new();
    private bool _running;

    public bool IsAlive => _observer.TryGetTarget(out _);

    public void Post(CallRequest request)
    {
        if (request.Interleaves)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static both => _ = both.Item1.Call(both.request), (this, request), preferLocal: false);
            return;
        }

        lock (_queue)
        {
            _queue.Enqueue(request);
            if (_running)
            {
                return;
            }

            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.Pump(), this, preferLocal: false);
    }

    private async Task Pump()
    {
        while (true)
        {
            CallRequest? request;
            lock (_queue)
            {
                if (!_queue.TryDequeue(out request))
                {
                    _running = false;
                    return;
                }
            }

            await Call(request);
        }
    }

    private async Task Call(CallRequest request)
    {
        if (request.IsAnswered)
        {
            return;
        }

        try
        {
            if (!_observer.TryGetTarget(out var target))
            {
                throw new ClientNotAvailableException(request.Reference.GrainId);
            }

            ExecutionContext.Restore(TurnThread.For(request.Values));
            Task? task;
            var silo = request.Reference.Shared.Silo;
            if (silo.IncomingFilters.Length > 0 && !(silo.FiltersContextOnly && request.Values.Context is null))
            {
                task = IncomingCall.Run(request, new ObserverContext(request.Reference, target), target);
            }
            else
            {
                task = (Task?)request.Method.Invoke(request, target);
                if (task is null && request.Method.Kind != ReturnKind.Nothing)
                {
                    throw new InvalidOperationException($"{request.Method} returned null instead of a task.");
                }
            }

            if (task is not null)
            {
                await task;
                request.AnswerWith(task);
            }
        }
        catch (Exception failure)
        {
            request.Refuse(failure);
        }
    }

    /// <summary>What filters see as the context of an observer.</summary>
    private sealed class ObserverContext(GrainReference reference, IGrainObserver observer) : IGrainContext
    {
        public GrainReference GrainReference => reference;

        public GrainId GrainId => reference.GrainId;

        public object? GrainInstance => observer;

        public ActivationId ActivationId => default;

        public GrainAddress Address => new() { GrainId = GrainId, SiloAddress = reference.Shared.Silo.SiloAddress };

        public IServiceProvider ActivationServices => reference.Shared.Silo.ServiceProvider;

        public IGrainLifecycle ObservableLifecycle => throw new NotSupportedException("An observer has no lifecycle.");

        public IWorkItemScheduler Scheduler => throw new NotSupportedException("An observer has no scheduler.");

        public Task Deactivated => Task.CompletedTask;

        public object? GetTarget() => observer;

        public object? GetComponent(Type componentType) => componentType.IsInstanceOfType(observer) ? observer : null;

        public void SetComponent<TComponent>(TComponent? value)
            where TComponent : class => throw new NotSupportedException("An observer has no components.");

        public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
        {
        }

        public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
        {
        }

        public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);
    }
}
