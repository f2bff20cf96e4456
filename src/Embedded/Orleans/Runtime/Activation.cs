using Orleans.Core.Internal;

namespace Orleans.Runtime;

internal enum ActivationStatus : byte
{
    /// <summary>Nobody has called it yet.</summary>
    Created,

    /// <summary>Its object is made, its state read, its activation method runs. Calls wait.</summary>
    Activating,

    /// <summary>Calls run.</summary>
    Active,

    /// <summary>Running calls end, then its deactivation method runs. Calls wait.</summary>
    Deactivating,

    /// <summary>It has ended. Calls go to the next activation of the grain.</summary>
    Ended,
}

/// <summary>
/// One activation: the object of a grain class, the queue of what it has to do, and the scheduler of its tasks, in one object so that an
/// idle grain costs little memory. What follows is spread over four files: this one (identity and components), Turns (who may run code,
/// and when), Calls (which calls may run beside each other) and Life (beginning and end).
/// </summary>
internal sealed partial class Activation : TaskScheduler, IGrainContext, IWorkItemScheduler, IThreadPoolWorkItem, IGrainManagementExtension
{
    private readonly GrainReference _reference;
    private object? _instance;
    private ActivationExtras? _extras;

    public Activation(GrainClass shared, GrainReference reference)
    {
        Shared = shared;
        _reference = reference;
        _used = Environment.TickCount64;
        _turnTask = MakeTurnTask();
    }

    public GrainClass Shared { get; }

    public IdSpan Key => _reference.Key;

    public GrainReference GrainReference => _reference;

    public GrainId GrainId => new(Shared.GrainType, Key);

    public object? GrainInstance => _instance;

    public ActivationId ActivationId => Extras.ActivationId;

    public GrainAddress Address => new() { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = Shared.Silo.SiloAddress };

    public IServiceProvider ActivationServices => Extras.GetServices(this);

    public IGrainLifecycle ObservableLifecycle => Extras.Lifecycle ??= new GrainLifecycle();

    public IWorkItemScheduler Scheduler => this;

    public ActivationStatus Status => _status;

    /// <summary>What few activations need, made when it is needed.</summary>
    public ActivationExtras Extras
    {
        get
        {
            if (_extras is { } extras)
            {
                return extras;
            }

            Interlocked.CompareExchange(ref _extras, new ActivationExtras(), null);
            return _extras;
        }
    }

    public object? GetTarget() => _instance;

    public object? GetComponent(Type componentType)
    {
        if (componentType == typeof(IGrainContext))
        {
            return this;
        }

        if (_extras?.Components is { } components)
        {
            lock (components)
            {
                if (components.TryGetValue(componentType, out var component))
                {
                    return component;
                }
            }
        }

        return componentType.IsInstanceOfType(_instance) ? _instance : null;
    }

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        var components = Extras.Components ?? Interlocked.CompareExchange(ref Extras.Components, [], null) ?? Extras.Components;
        lock (components)
        {
            if (value is null)
            {
                components.Remove(typeof(TComponent));
            }
            else
            {
                components[typeof(TComponent)] = value;
            }
        }
    }

    ValueTask IGrainManagementExtension.DeactivateOnIdle()
    {
        Deactivate(new(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));
        return default;
    }

    ValueTask IGrainManagementExtension.MigrateOnIdle()
    {
        Deactivate(new(DeactivationReasonCode.Migrating, "MigrateOnIdle was called."));
        return default;
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"[Activation: {GrainId} State={_status}]";
}

/// <summary>The parts of an activation that few activations have.</summary>
internal sealed class ActivationExtras
{
    public Dictionary<Type, object>? Components;
    public GrainLifecycle? Lifecycle;
    public List<IDisposable>? Timers;
    public Dictionary<Guid, int>? ReentrantSections;
    public TaskCompletionSource? Ended;
    public DeactivationReason Reason;
    public CancellationToken DeactivationToken;
    public long KeepUntil = long.MinValue;
    public Task? Run;
    private ActivationScope? _scope;
    private Guid _id;

    public ActivationId ActivationId
    {
        get
        {
            if (_id == Guid.Empty)
            {
                _id = Guid.NewGuid();
            }

            return new(_id);
        }
    }

    public bool HasScope => _scope is not null;

    public IServiceProvider GetServices(Activation activation)
    {
        if (_scope is { } scope)
        {
            return scope.Services;
        }

        var made = new ActivationScope(activation.Shared.Silo.ServiceProvider);
        if (Interlocked.CompareExchange(ref _scope, made, null) is { } other)
        {
            made.DisposeNow();
            return other.Services;
        }

        return made.Services;
    }

    public ValueTask DisposeScope() => _scope?.DisposeAsync() ?? default;
}
