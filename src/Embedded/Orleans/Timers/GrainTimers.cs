using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>A timer of an activation. Disposing it stops it.</summary>
    public interface IGrainTimer : IDisposable
    {
        /// <summary>Sets when the next tick is due and the time between ticks.</summary>
        /// <param name="dueTime">Time to the next tick; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
        /// <param name="period">Time from the end of one tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</param>
        void Change(TimeSpan dueTime, TimeSpan period);
    }

    /// <summary>When a timer ticks, and how its ticks behave among calls.</summary>
    public readonly struct GrainTimerCreationOptions()
    {
        /// <summary>A timer that does not interleave and does not keep its activation.</summary>
        /// <param name="dueTime">Time to the first tick.</param>
        /// <param name="period">Time from the end of one tick to the next.</param>
        [SetsRequiredMembers]
        public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
            : this()
        {
            DueTime = dueTime;
            Period = period;
        }

        /// <summary>Time to the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
        public required TimeSpan DueTime { get; init; }

        /// <summary>Time from the end of one tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</summary>
        public required TimeSpan Period { get; init; }

        /// <summary>Whether ticks may run while calls wait. By default they run like a call.</summary>
        public bool Interleave { get; init; }

        /// <summary>Whether ticks count as use of the activation, so that it does not become idle.</summary>
        public bool KeepAlive { get; init; }
    }
}

namespace Orleans.Timers
{
    /// <summary>Makes timers for activations.</summary>
    public interface ITimerRegistry
    {
        /// <summary>Starts a timer whose ticks interleave with calls.</summary>
        /// <param name="grainContext">The activation.</param>
        /// <param name="callback">What to do at each tick.</param>
        /// <param name="state">Passed to it.</param>
        /// <param name="dueTime">Time to the first tick.</param>
        /// <param name="period">Time from the end of one tick to the next.</param>
        /// <returns>Stops the timer when it is disposed.</returns>
        [Obsolete("Use 'RegisterGrainTimer(grainContext, callback, state, new() { DueTime = dueTime, Period = period, Interleave = true })' instead.")]
        IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period);

        /// <summary>Starts a timer.</summary>
        /// <typeparam name="TState">The type of <paramref name="state"/>.</typeparam>
        /// <param name="grainContext">The activation.</param>
        /// <param name="callback">What to do at each tick.</param>
        /// <param name="state">Passed to it.</param>
        /// <param name="options">When, and how it behaves among calls.</param>
        /// <returns>Changes or stops the timer.</returns>
        IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options);
    }
}
