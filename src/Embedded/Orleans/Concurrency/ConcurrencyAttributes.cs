using Orleans.Placement;
using Orleans.Runtime;

namespace Orleans.Concurrency;

/// <summary>Calls of this method may run while other read-only calls of the same grain are waiting. The method must not change the grain.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>Calls of this grain may run whenever another call of it waits. Still only one thread runs its code at a time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>Calls of this method may run whenever another call of the same grain waits.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>Names a static method <c>bool Name(IInvokable request)</c> of the grain that decides which calls may run while another waits.</summary>
/// <param name="callbackMethodName">The name of the method, best given by <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    internal string CallbackMethodName { get; } = callbackMethodName;
}

/// <summary>Nobody waits for this method: the call returns as soon as it is queued, and its failures are logged only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>Keeps several interchangeable activations of one grain and gives a call to one that is idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : PlacementAttribute
{
    /// <summary>As many workers as the machine has cores.</summary>
    public StatelessWorkerAttribute()
        : this(-1)
    {
    }

    /// <summary>At most a given number of workers.</summary>
    /// <param name="maxLocalWorkers">The number; zero or less means as many as the machine has cores.</param>
    public StatelessWorkerAttribute(int maxLocalWorkers)
        : this(maxLocalWorkers, true)
    {
    }

    /// <summary>At most a given number of workers.</summary>
    /// <param name="maxLocalWorkers">The number; zero or less means as many as the machine has cores.</param>
    /// <param name="removeIdleWorkers">Whether idle workers go before the grain's idle age. The embedded runtime lets all of them go by age.</param>
    public StatelessWorkerAttribute(int maxLocalWorkers, bool removeIdleWorkers)
        : base(new StatelessWorkerPlacement(maxLocalWorkers, removeIdleWorkers))
    {
    }
}

/// <summary>A value that the caller promises never to change again.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">The value.</param>
[GenerateSerializer, Immutable]
public readonly struct Immutable<T>(T value)
{
    /// <summary>The value.</summary>
    [Id(0)]
    public readonly T Value = value;
}

/// <summary>Makes <see cref="Immutable{T}"/> values.</summary>
public static class ImmutableExtensions
{
    /// <summary>Promises that a value is never changed again.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The value with its promise.</returns>
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}
