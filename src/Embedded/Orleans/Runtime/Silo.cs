using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Core;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Runtime;

internal enum SiloState
{
    /// <summary>Not started.</summary>
    Created,

    /// <summary>Takes all calls.</summary>
    Running,

    /// <summary>Takes calls of grains only, so that calls that run can end.</summary>
    Draining,

    /// <summary>Grains end; none begins.</summary>
    Ending,

    /// <summary>Takes no calls.</summary>
    Stopped,
}

/// <summary>The runtime of one silo: what its activations share.</summary>
internal sealed class Silo : IGrainRuntime, ILocalSiloDetails, IDisposable
{
    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(2);

    private readonly Lazy<IIncomingGrainCallFilter[]> _incoming;
    private readonly Lazy<IOutgoingGrainCallFilter[]> _outgoing;
    private readonly Lazy<bool> _filtersContextOnly;
    private readonly Lazy<ITimerRegistry> _timers;
    private readonly Lazy<GrainTypes> _types;
    private readonly IdleCollector _collector;
    private volatile SiloState _state;
    private (long Started, CancellationTokenSource Source) _activationTime;

    public Silo(
        IServiceProvider services,
        SiloServiceLifetimes lifetimes,
        IOptions<SiloOptions> names,
        IOptions<ClusterOptions> cluster,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        IOptions<SchedulingOptions> scheduling,
        IOptions<CallOptions> calls,
        ILoggerFactory loggers)
    {
        ServiceProvider = services;
        Services = lifetimes;
        Log = new SiloLog(loggers.CreateLogger("Orleans.Silo"));
        Name = string.IsNullOrWhiteSpace(names.Value.SiloName) ? "Silo" : names.Value.SiloName;
        ClusterId = cluster.Value.ClusterId;
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11111, SiloAddress.AllocateNewGeneration());
        Clock = services.GetKeyedService<TimeProvider>(TimeProviderNames.Grains) ?? services.GetRequiredService<TimeProvider>();
        Timeouts = new ResponseTimeouts(messaging.Value.ResponseTimeout);
        MaxWaiting = messaging.Value.MaxEnqueuedRequestsHardLimit;
        ActivationLimit = collection.Value.ActivationTimeout;
        DeactivationLimit = collection.Value.DeactivationTimeout;
        Quantum = (long)(scheduling.Value.ActivationSchedulingQuantum.TotalSeconds * Stopwatch.Frequency);
        PropagatesActivity = calls.Value.PropagateActivity;
        Observers = new ObserverTable(this);
        References = new ReferenceTable(this);
        Factory = new GrainFactory(this);

        // Filters and timers may want a grain factory, and with it this object.
        _incoming = new(() => [.. services.GetServices<IIncomingGrainCallFilter>()]);
        _outgoing = new(() => [.. services.GetServices<IOutgoingGrainCallFilter>()]);
        _filtersContextOnly = new(() => IncomingFilters.Length > 0 && Array.TrueForAll(
            IncomingFilters,
            static filter => Array.Exists(
                filter.GetType().GetCustomAttributes(true),
                static attribute => attribute.GetType().Name == "FiltersCallsWithContextOnlyAttribute")));
        _timers = new(services.GetRequiredService<ITimerRegistry>);
        _types = new(() => new GrainTypes(this, collection.Value));
        _collector = new IdleCollector(this, collection.Value);
    }

    public IServiceProvider ServiceProvider { get; }

    public SiloServiceLifetimes Services { get; }

    public SiloLog Log { get; }

    public string Name { get; }

    public string ClusterId { get; }

    public string DnsHostName => Environment.MachineName;

    public SiloAddress SiloAddress { get; }

    public SiloAddress GatewayAddress => SiloAddress;

    public string SiloIdentity => SiloAddress.ToString();

    public TimeProvider Clock { get; }

    TimeProvider IGrainRuntime.TimeProvider => Clock;

    public ResponseTimeouts Timeouts { get; }

    public ObserverTable Observers { get; }

    public ReferenceTable References { get; }

    public GrainFactory Factory { get; }

    public GrainTypes Types => _types.Value;

    public IIncomingGrainCallFilter[] IncomingFilters => _incoming.Value;

    public IOutgoingGrainCallFilter[] OutgoingFilters => _outgoing.Value;

    /// <summary>
    /// Whether the incoming filters have nothing to do with calls that carry no values of the <see cref="RequestContext"/>: there are some,
    /// and each has an attribute of the name <c>FiltersCallsWithContextOnlyAttribute</c>, from whichever assembly.
    /// </summary>
    public bool FiltersContextOnly => _filtersContextOnly.Value;

    public int MaxWaiting { get; }

    public TimeSpan ActivationLimit { get; }

    public TimeSpan DeactivationLimit { get; }

    /// <summary>Stopwatch ticks after which an activation with much to do lets others have its thread.</summary>
    public long Quantum { get; }

    public bool PropagatesActivity { get; }

    public bool IsRunning => _state == SiloState.Running;

    public SiloState State => _state;

    public IGrainFactory GrainFactory => Factory;

    public ITimerRegistry TimerRegistry => _timers.Value;

    /// <summary>All activations, as they are found.</summary>
    public IEnumerable<Activation> Activations => Types.Used.SelectMany(grainClass => grainClass.Activations);

    /// <summary>A token that ends when an activation that begins now has taken too long. Activations of one second share it.</summary>
    public CancellationToken ActivationToken
    {
        get
        {
            var (started, source) = _activationTime;
            var now = Environment.TickCount64;
            if (source is null || now - started >= 1000)
            {
                lock (_collector)
                {
                    (started, source) = _activationTime;
                    if (source is null || now - started >= 1000)
                    {
                        source = new CancellationTokenSource(ActivationLimit + TimeSpan.FromSeconds(1));
                        _activationTime = (now, source);
                    }
                }
            }

            return source.Token;
        }
    }

    /// <summary>Refuses calls while the silo does not run. Grains may still call each other while it drains.</summary>
    public void ThrowIfRefusing()
    {
        var state = _state;
        if (state != SiloState.Running && !(state is SiloState.Draining or SiloState.Ending && RuntimeContext.Current is Activation))
        {
            throw Unavailable(state);
        }
    }

    /// <summary>Refuses new activations once grains end.</summary>
    public void ThrowIfNotAccepting()
    {
        var state = _state;
        if (state is not (SiloState.Running or SiloState.Draining))
        {
            throw Unavailable(state);
        }
    }

    public void Start()
    {
        var started = Stopwatch.GetTimestamp();
        _ = Types;
        _state = SiloState.Running;
        _collector.Start();
        Log.Started(Name, Types.Known, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Lets running calls end, then ends all activations, as long as the token allows.</summary>
    public async Task EndGrains(CancellationToken token)
    {
        _state = SiloState.Draining;
        _collector.Stop();
        using (var time = CancellationTokenSource.CreateLinkedTokenSource(token))
        {
            // A call that never ends must not take the time of all others.
            time.CancelAfter(s_drain);
            await Drained(time.Token);
        }

        _state = SiloState.Ending;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo stops.");
        var ends = new List<Task>();
        foreach (var activation in Activations)
        {
            ends.Add(activation.Deactivated);
            activation.Deactivate(reason, token);
        }

        try
        {
            await Task.WhenAll(ends).WaitAsync(token);
        }
        catch (OperationCanceledException)
        {
            Log.StoppedEarly(Name, ends.Count(end => !end.IsCompleted));
        }
    }

    public void Stop()
    {
        _state = SiloState.Stopped;
        Timeouts.FailAll(request => new SiloUnavailableException($"The silo has stopped before {request} was answered."));
        Log.Stopped(Name);
    }

    /// <summary>Passes on a call whose activation has ended, or answers it with the failure that ended it.</summary>
    public void Forward(CallRequest request, Exception? failure)
    {
        if (request.IsAnswered)
        {
            return;
        }

        if (failure is not null || !request.OutlivesActivation)
        {
            request.Refuse(failure ?? new OrleansMessageRejectionException($"The activation of {request} has ended."));
            return;
        }

        if (++request.Forwarded > 2)
        {
            request.Refuse(new OrleansMessageRejectionException($"{request} was passed on {request.Forwarded - 1} times, and each activation ended before it could run."));
            return;
        }

        try
        {
            request.Reference.Bind().Post(request);
        }
        catch (Exception refused)
        {
            request.Refuse(refused);
        }
    }

    void IGrainRuntime.DeactivateOnIdle(IGrainContext grainContext)
        => grainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    void IGrainRuntime.DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan)
    {
        if (grainContext is Activation activation)
        {
            activation.DelayDeactivation(timeSpan);
        }
    }

    IStorage<TGrainState> IGrainRuntime.GetStorage<TGrainState>(IGrainContext grainContext)
    {
        var type = grainContext.GrainInstance?.GetType() ?? ((Activation)grainContext).Shared.Type;
        var storage = Attribute.GetCustomAttribute(type, typeof(StorageProviderAttribute)) is StorageProviderAttribute { ProviderName: var name } ? name : null;
        return new StoredState<TGrainState>("state", grainContext, GrainStorages.Find(ServiceProvider, storage, type), Log);
    }

    public void Dispose()
    {
        Timeouts.Dispose();
        _collector.Dispose();
    }

    private SiloUnavailableException Unavailable(SiloState state) => new(state switch
    {
        SiloState.Created => $"Silo {Name} has not started yet. Call grains after the host has started.",
        SiloState.Stopped => $"Silo {Name} has stopped.",
        _ => $"Silo {Name} is stopping.",
    });

    /// <summary>Done when no call runs or waits any more. Calls may make others, so there is no moment to wait for but this.</summary>
    private async Task Drained(CancellationToken token)
    {
        while (!token.IsCancellationRequested && Activations.Any(activation => activation.IsBusy))
        {
            await Task.Delay(5, CancellationToken.None);
        }
    }
}

/// <summary>The clocks of the runtime, by their key in the container. Without a keyed one the common <see cref="TimeProvider"/> is used.</summary>
public static class TimeProviderNames
{
    /// <summary>Timers of grains.</summary>
    public const string Grains = "Orleans.Grains";

    /// <summary>The search for idle activations.</summary>
    public const string ActivationManagement = "Orleans.ActivationManagement";
}
