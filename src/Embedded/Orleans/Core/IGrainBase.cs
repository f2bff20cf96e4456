using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>What a grain class needs when it does not derive from <see cref="Grain"/>.</summary>
public interface IGrainBase
{
    /// <summary>The activation this object belongs to.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call.</summary>
    /// <param name="token">Ends when activation takes too long.</param>
    /// <returns>Done when the grain is ready.</returns>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="token">Ends when deactivation takes too long.</param>
    /// <returns>Done when the grain may go.</returns>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}

/// <summary>What grains can ask of the runtime: end, and timers.</summary>
public static class GrainBaseExtensions
{
    /// <summary>Ends the activation once the calls that run now are done.</summary>
    /// <param name="grain">The grain.</param>
    public static void DeactivateOnIdle(this IGrainBase grain) =>
        grain.GrainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    /// <summary>Moves the activation to another silo; with a single silo it ends it.</summary>
    /// <param name="grain">The grain.</param>
    public static void MigrateOnIdle(this IGrainBase grain) =>
        grain.GrainContext.Deactivate(new(DeactivationReasonCode.Migrating, $"{nameof(MigrateOnIdle)} was called."));

    /// <summary>Starts a timer.</summary>
    /// <typeparam name="TState">The type of <paramref name="state"/>.</typeparam>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">What to do at each tick; its token ends when the timer is disposed or the activation ends.</param>
    /// <param name="state">Passed to it.</param>
    /// <param name="options">When, and how it behaves among calls.</param>
    /// <returns>Changes or stops the timer.</returns>
    public static IGrainTimer RegisterGrainTimer<TState>(this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var registry = grain is Grain withRuntime
            ? withRuntime.EnsureRuntime().TimerRegistry
            : grain.GrainContext.ActivationServices.GetRequiredService<ITimerRegistry>();
        return registry.RegisterGrainTimer(grain.GrainContext, callback, state, options);
    }

    /// <summary>Starts a timer.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">What to do at each tick; its token ends when the timer is disposed or the activation ends.</param>
    /// <param name="options">When, and how it behaves among calls.</param>
    /// <returns>Changes or stops the timer.</returns>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return grain.RegisterGrainTimer(static (callback, token) => callback(token), callback, options);
    }

    /// <summary>Starts a timer.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">What to do at each tick.</param>
    /// <param name="options">When, and how it behaves among calls.</param>
    /// <returns>Changes or stops the timer.</returns>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return grain.RegisterGrainTimer(static (callback, _) => callback(), callback, options);
    }

    /// <summary>Starts a timer.</summary>
    /// <typeparam name="TState">The type of <paramref name="state"/>.</typeparam>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">What to do at each tick.</param>
    /// <param name="state">Passed to it.</param>
    /// <param name="options">When, and how it behaves among calls.</param>
    /// <returns>Changes or stops the timer.</returns>
    public static IGrainTimer RegisterGrainTimer<TState>(this IGrainBase grain, Func<TState, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return grain.RegisterGrainTimer(static (both, _) => both.Callback(both.State), (Callback: callback, State: state), options);
    }

    /// <summary>Starts a timer.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">What to do at each tick.</param>
    /// <param name="dueTime">Time to the first tick.</param>
    /// <param name="period">Time from the end of one tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</param>
    /// <returns>Changes or stops the timer.</returns>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, TimeSpan dueTime, TimeSpan period)
        => grain.RegisterGrainTimer(callback, new() { DueTime = dueTime, Period = period });

    /// <summary>Starts a timer.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">What to do at each tick; its token ends when the timer is disposed or the activation ends.</param>
    /// <param name="dueTime">Time to the first tick.</param>
    /// <param name="period">Time from the end of one tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</param>
    /// <returns>Changes or stops the timer.</returns>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period)
        => grain.RegisterGrainTimer(callback, new() { DueTime = dueTime, Period = period });

    /// <summary>Starts a timer.</summary>
    /// <typeparam name="TState">The type of <paramref name="state"/>.</typeparam>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">What to do at each tick.</param>
    /// <param name="state">Passed to it.</param>
    /// <param name="dueTime">Time to the first tick.</param>
    /// <param name="period">Time from the end of one tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</param>
    /// <returns>Changes or stops the timer.</returns>
    public static IGrainTimer RegisterGrainTimer<TState>(this IGrainBase grain, Func<TState, Task> callback, TState state, TimeSpan dueTime, TimeSpan period)
        => grain.RegisterGrainTimer(callback, state, new() { DueTime = dueTime, Period = period });

    /// <summary>Starts a timer.</summary>
    /// <typeparam name="TState">The type of <paramref name="state"/>.</typeparam>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">What to do at each tick; its token ends when the timer is disposed or the activation ends.</param>
    /// <param name="state">Passed to it.</param>
    /// <param name="dueTime">Time to the first tick.</param>
    /// <param name="period">Time from the end of one tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</param>
    /// <returns>Changes or stops the timer.</returns>
    public static IGrainTimer RegisterGrainTimer<TState>(this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, TimeSpan dueTime, TimeSpan period)
        => grain.RegisterGrainTimer(callback, state, new() { DueTime = dueTime, Period = period });
}
