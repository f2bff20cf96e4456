using System.Globalization;
using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>The absent result of methods that return nothing but their end.</summary>
internal readonly struct VoidResult;

/// <summary>What a method of a grain interface gives back.</summary>
internal enum ReturnKind
{
    Nothing,
    Task,
    TaskOfResult,
    ValueTask,
    ValueTaskOfResult,
    Enumerable,
}

/// <summary>One method of a grain interface: how it behaves and how it is called. There is one object for each method in the process.</summary>
internal sealed class GrainMethod
{
    private readonly MethodInfo _invoker;
    private Func<CallRequest, object, object?>? _invoke;

    public GrainMethod(Type owner, MethodInfo method, MethodInfo invoker)
    {
        Interface = owner;
        Method = method;
        _invoker = invoker;
        if (method.IsDefined(typeof(ReadOnlyAttribute), true))
        {
            Options |= InvokeMethodOptions.ReadOnly;
        }

        if (method.IsDefined(typeof(AlwaysInterleaveAttribute), true))
        {
            Options |= InvokeMethodOptions.AlwaysInterleave;
        }

        Kind = KindOf(method.ReturnType);
        if (method.IsDefined(typeof(OneWayAttribute), true) || Kind == ReturnKind.Nothing)
        {
            Options |= InvokeMethodOptions.OneWay;
        }

        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>(true)?.Timeout;
        CancellationTokenIndex = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));

        AllowsDirectTurn = CanBeDirect(owner, method);
        IsExtension = typeof(IGrainExtension).IsAssignableFrom(owner);
    }

    public Type Interface { get; }

    public MethodInfo Method { get; }

    public ReturnKind Kind { get; }

    public InvokeMethodOptions Options { get; }

    public TimeSpan? Timeout { get; }

    /// <summary>The position of the cancellation token among the parameters; negative when there is none.</summary>
    public int CancellationTokenIndex { get; }

    /// <summary>Whether the method may be called straight on the caller's thread, without a request object.</summary>
    public bool AllowsDirectTurn { get; }

    /// <summary>Whether the activation answers, and not its grain.</summary>
    public bool IsExtension { get; }

    public bool IsOneWay => (Options & InvokeMethodOptions.OneWay) != InvokeMethodOptions.None;

    public bool IsReadOnly => (Options & InvokeMethodOptions.ReadOnly) != InvokeMethodOptions.None;

    public bool AlwaysInterleaves => (Options & InvokeMethodOptions.AlwaysInterleave) != InvokeMethodOptions.None;

    /// <summary>
    /// Whether a method may be called on the caller's thread. A caller of a cancellable method gets its answer when the token ends, whatever
    /// the grain does: that needs a task of its own.
    /// </summary>
    public static bool CanBeDirect(Type owner, MethodInfo method)
        => !method.IsDefined(typeof(OneWayAttribute), true)
            && KindOf(method.ReturnType) is not (ReturnKind.Nothing or ReturnKind.Enumerable)
            && !Array.Exists(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken))
            && !typeof(IGrainExtension).IsAssignableFrom(owner);

    public static ReturnKind KindOf(Type type)
    {
        if (type == typeof(void))
        {
            return ReturnKind.Nothing;
        }

        if (type == typeof(Task))
        {
            return ReturnKind.Task;
        }

        if (type == typeof(ValueTask))
        {
            return ReturnKind.ValueTask;
        }

        if (type.IsGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(Task<>))
            {
                return ReturnKind.TaskOfResult;
            }

            if (definition == typeof(ValueTask<>))
            {
                return ReturnKind.ValueTaskOfResult;
            }

            if (definition == typeof(IAsyncEnumerable<>))
            {
                return ReturnKind.Enumerable;
            }
        }

        throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"A grain method cannot return {type}. Return Task, ValueTask or IAsyncEnumerable."));
    }

    /// <summary>Calls the method on a grain object with the arguments of a request.</summary>
    /// <returns>A <see cref="Task"/>; for enumerations the enumerable; null when a method returned null or nothing.</returns>
    public object? Invoke(CallRequest request, object target)
        => (_invoke ??= _invoker.CreateDelegate<Func<CallRequest, object, object?>>())(request, target);

    public override string ToString() => $"{Interface.FullName}.{Method.Name}";
}
