using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>What a thread was doing before it entered a turn.</summary>
internal struct Turn
{
    public Task? Task;
    public ExecutionContext? Execution;
    public SynchronizationContext? Synchronization;
}

/// <summary>What travels with a call.</summary>
internal readonly struct CallValues(Dictionary<string, object>? context, Activity? activity) : IEquatable<CallValues>
{
    public bool IsEmpty => context is null && activity is null;

    /// <summary>Takes what the current caller has.</summary>
    public static CallValues Capture(Silo silo) => new(RequestContext.Values.Value, silo.PropagatesActivity ? Activity.Current : null);

    public override bool Equals(object? obj) => obj is CallValues other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(context, activity);

    public bool Equals(CallValues other) => ReferenceEquals(context, other.Context) && ReferenceEquals(activity, other.Activity);

    public Dictionary<string, object>? Context => context;

    private Activity? Activity => activity;

    public void Apply()
    {
        if (context is not null)
        {
            RequestContext.Values.Value = context;
        }

        if (activity is not null)
        {
            System.Diagnostics.Activity.Current = activity;
        }
    }
}

/// <summary>
/// Moves a thread into an activation and out of it.
/// <para>
/// Code of a grain must see the activation as <see cref="TaskScheduler.Current"/>, or its awaits would continue elsewhere. The public way
/// to get there is to run a new <see cref="Task"/> on the scheduler, which costs an allocation and about 50 ns for each call. A turn on the
/// caller's thread therefore sets the thread's current task itself, to a task of the activation that is never run. If a future runtime has
/// no such field, <see cref="CanEnter"/> is false, and every turn goes through the queue and a real task.
/// </para>
/// </summary>
internal static class TurnThread
{
    /// <summary>The execution context of a thread on which nobody has set anything.</summary>
    public static readonly ExecutionContext Clean = CaptureClean();

    /// <summary>Whether a turn may run on the caller's thread.</summary>
    public static readonly bool CanEnter = HasCurrentTask()
        && !(AppContext.TryGetSwitch("Orleans.Embedded.QueueEveryTurn", out var queue) && queue);

    [ThreadStatic]
    private static CallValues t_cachedValues;

    [ThreadStatic]
    private static ExecutionContext? t_cachedContext;

    /// <summary>The task that runs on this thread.</summary>
    public static ref Task? Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref CurrentTask(null);
    }

    /// <summary>An execution context that holds nothing but the values that travel with a call.</summary>
    public static ExecutionContext For(CallValues values)
    {
        if (values.IsEmpty)
        {
            return Clean;
        }

        if (t_cachedContext is { } cached && t_cachedValues.Equals(values))
        {
            return cached;
        }

        var before = ExecutionContext.Capture();
        ExecutionContext.Restore(Clean);
        values.Apply();
        var context = ExecutionContext.Capture()!;
        if (before is not null)
        {
            ExecutionContext.Restore(before);
        }

        t_cachedValues = values;
        t_cachedContext = context;
        return context;
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "t_currentTask")]
    private static extern ref Task? CurrentTask(Task? unused);

    private static bool HasCurrentTask()
        => typeof(Task).GetField("t_currentTask", BindingFlags.Static | BindingFlags.NonPublic) is { } field
            && field.FieldType == typeof(Task)
            && field.IsDefined(typeof(ThreadStaticAttribute));

    private static ExecutionContext CaptureClean()
    {
        ExecutionContext? context = null;
        var thread = new Thread(() => context = ExecutionContext.Capture()) { IsBackground = true };
        thread.UnsafeStart();
        thread.Join();
        return context!;
    }
}
