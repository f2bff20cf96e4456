using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The usual base class of grains.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private IGrainRuntime? _runtime;

    /// <summary>A grain made by the runtime.</summary>
    protected Grain()
        : this(RuntimeContext.Current!, null)
    {
    }

    /// <summary>A grain with a given context, for tests that make grains by hand.</summary>
    /// <param name="grainContext">The context.</param>
    /// <param name="grainRuntime">The services of the runtime; taken from the context when absent.</param>
    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        GrainContext = grainContext;
        _runtime = grainRuntime;
    }

    /// <summary>The activation this object belongs to.</summary>
    [AllowNull]
    public IGrainContext GrainContext { get; private set; }

    /// <summary>A reference to this grain.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>The identity as text, for logs.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>The silo as text, for logs.</summary>
    public string RuntimeIdentity => Runtime?.SiloIdentity ?? string.Empty;

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Runtime!.GrainFactory;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext?.ActivationServices ?? Runtime!.ServiceProvider;

    internal IGrainRuntime? Runtime => _runtime ??= GrainContext switch
    {
        Activation activation => activation.Shared.Silo,
        { } context => context.ActivationServices.GetService<IGrainRuntime>(),
        null => null,
    };

    /// <summary>Runs before the first call. When it fails, the call that caused the activation fails, and the next call tries again.</summary>
    /// <param name="cancellationToken">Ends when activation takes too long.</param>
    /// <returns>Done when the grain is ready.</returns>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. It is not run when the process dies.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="cancellationToken">Ends when deactivation takes too long.</param>
    /// <returns>Done when the grain may go.</returns>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation once the calls that run now are done. Waiting calls go to a new activation.</summary>
    protected void DeactivateOnIdle() => EnsureRuntime().DeactivateOnIdle(GrainContext);

    /// <summary>Moves this activation to another silo. With a single silo it ends the activation, and the next call makes a new one.</summary>
    protected void MigrateOnIdle() => EnsureRuntime().DeactivateOnIdle(GrainContext);

    /// <summary>Keeps this activation for at least some time, however idle it is.</summary>
    /// <param name="timeSpan">The time; <see cref="TimeSpan.MaxValue"/> or <see cref="Timeout.InfiniteTimeSpan"/> for ever, zero or less to end an earlier delay.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => EnsureRuntime().DelayDeactivation(GrainContext, timeSpan);

    /// <summary>Starts a timer whose ticks run between calls, also while another call waits.</summary>
    /// <param name="callback">What to do at each tick.</param>
    /// <param name="state">Passed to it.</param>
    /// <param name="dueTime">Time to the first tick.</param>
    /// <param name="period">Time from the end of one tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</param>
    /// <returns>Stops the timer when it is disposed.</returns>
    [Obsolete("Use 'this.RegisterGrainTimer(callback, state, new() { DueTime = dueTime, Period = period, Interleave = true })' instead.")]
    protected IDisposable RegisterTimer(Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return EnsureRuntime().TimerRegistry.RegisterTimer(GrainContext, callback, state, dueTime, period);
    }

    internal IGrainRuntime EnsureRuntime()
        => Runtime ?? throw new InvalidOperationException("This grain was not made by the runtime, and no runtime was passed to its constructor.");
}

/// <summary>A grain with one stored state, read before activation from the storage that <see cref="Orleans.Providers.StorageProviderAttribute"/> names.</summary>
/// <typeparam name="TGrainState">The state.</typeparam>
public class Grain<TGrainState> : Grain
{
    private readonly IStorage<TGrainState>? _given;
    private IStorage<TGrainState>? _storage;

    /// <summary>A grain made by the runtime.</summary>
    protected Grain()
        => RuntimeContext.Current!.ObservableLifecycle.Subscribe(
            GetType().FullName!,
            GrainLifecycleStage.SetupState,
            _ => ReadStateAsync());

    /// <summary>A grain with given storage, for tests that make grains by hand.</summary>
    /// <param name="storage">The storage.</param>
    protected Grain(IStorage<TGrainState> storage) => _given = storage;

    /// <summary>The state in memory.</summary>
    protected TGrainState State
    {
        get => Storage.State;
        set => Storage.State = value;
    }

    private IStorage<TGrainState> Storage => _given ?? (_storage ??= EnsureRuntime().GetStorage<TGrainState>(GrainContext));

    /// <summary>Removes the stored state and empties the one in memory.</summary>
    /// <returns>Done when removed.</returns>
    protected virtual Task ClearStateAsync() => Storage.ClearStateAsync();

    /// <summary>Stores the state in memory.</summary>
    /// <returns>Done when stored.</returns>
    protected virtual Task WriteStateAsync() => Storage.WriteStateAsync();

    /// <summary>Replaces the state in memory with the stored one.</summary>
    /// <returns>Done when read.</returns>
    protected virtual Task ReadStateAsync() => Storage.ReadStateAsync();
}
