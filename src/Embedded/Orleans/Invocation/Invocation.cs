using System.Reflection;

namespace Orleans.CodeGeneration
{
    /// <summary>How a call behaves among other calls of its grain.</summary>
    [Flags]
    [GenerateSerializer]
    public enum InvokeMethodOptions
    {
        /// <summary>It runs alone.</summary>
        None = 0,

        /// <summary>Nobody waits for it.</summary>
        OneWay = 1 << 0,

        /// <summary>It runs beside other read-only calls.</summary>
        ReadOnly = 1 << 1,

        /// <summary>It runs beside any call.</summary>
        AlwaysInterleave = 1 << 2,

        /// <summary>It may overtake others.</summary>
        Unordered = 1 << 3,
    }
}

namespace Orleans.Serialization.Invocation
{
    /// <summary>Holds the object that a call is made on.</summary>
    public interface ITargetHolder
    {
        /// <summary>The object.</summary>
        /// <returns>The object, once it has been made.</returns>
        object? GetTarget();

        /// <summary>An object attached to the activation.</summary>
        /// <param name="componentType">The type it is found by.</param>
        /// <returns>The object, or null.</returns>
        object? GetComponent(Type componentType);
    }

    /// <summary>Shorter ways to components.</summary>
    public static class TargetHolderExtensions
    {
        /// <summary>The object a call is made on.</summary>
        /// <typeparam name="TTarget">Its type.</typeparam>
        /// <param name="targetHolder">The holder.</param>
        /// <returns>The object.</returns>
        public static TTarget? GetTarget<TTarget>(this ITargetHolder targetHolder)
            where TTarget : class => (TTarget?)targetHolder.GetTarget();

        /// <summary>An object attached to the activation.</summary>
        /// <typeparam name="TComponent">The type it is found by.</typeparam>
        /// <param name="targetHolder">The holder.</param>
        /// <returns>The object, or null.</returns>
        public static TComponent? GetComponent<TComponent>(this ITargetHolder targetHolder)
            where TComponent : class => targetHolder.GetComponent(typeof(TComponent)) as TComponent;
    }

    /// <summary>One call: method and arguments.</summary>
    public interface IInvokable : IDisposable
    {
        /// <summary>Whether one of the arguments is a cancellation token.</summary>
        bool IsCancellable { get; }

        /// <summary>The object the call is made on.</summary>
        /// <returns>The object.</returns>
        object? GetTarget();

        /// <summary>How many arguments there are.</summary>
        /// <returns>The number.</returns>
        int GetArgumentCount();

        /// <summary>An argument.</summary>
        /// <param name="index">Its position, from zero.</param>
        /// <returns>The argument.</returns>
        object? GetArgument(int index);

        /// <summary>Replaces an argument.</summary>
        /// <param name="index">Its position, from zero.</param>
        /// <param name="value">The new argument.</param>
        void SetArgument(int index, object value);

        /// <summary>How long the caller waits, when the method says so.</summary>
        /// <returns>The time.</returns>
        TimeSpan? GetDefaultResponseTimeout();

        /// <summary>The name of the method.</summary>
        /// <returns>The name.</returns>
        string GetMethodName();

        /// <summary>The full name of the interface.</summary>
        /// <returns>The name.</returns>
        string GetInterfaceName();

        /// <summary>Interface and method, for traces.</summary>
        /// <returns>The name.</returns>
        string GetActivityName();

        /// <summary>The method of the interface.</summary>
        /// <returns>The method.</returns>
        MethodInfo GetMethod();

        /// <summary>The interface.</summary>
        /// <returns>The type.</returns>
        Type GetInterfaceType();

        /// <summary>The cancellation token among the arguments.</summary>
        /// <returns>The token; one that never ends when there is none.</returns>
        CancellationToken GetCancellationToken();
    }

    /// <summary>The outcome of a call, as call filters see it.</summary>
    public abstract class Response : IDisposable
    {
        /// <summary>Done, without a value.</summary>
        public static Response Completed { get; } = new Value<object?>(null);

        /// <summary>The value, if any.</summary>
        public abstract object? Result { get; set; }

        /// <summary>The failure, if any.</summary>
        public virtual Exception? Exception
        {
            get => null;
            set => throw new InvalidOperationException("This response holds a result.");
        }

        /// <summary>Failed.</summary>
        /// <param name="exception">The failure.</param>
        /// <returns>The outcome.</returns>
        public static Response FromException(Exception exception) => new Failure(exception);

        /// <summary>Done, with a value.</summary>
        /// <typeparam name="TResult">Its type.</typeparam>
        /// <param name="value">The value.</param>
        /// <returns>The outcome.</returns>
        public static Response FromResult<TResult>(TResult value) => new Value<TResult>(value);

        /// <summary>The value, typed.</summary>
        /// <typeparam name="T">Its type.</typeparam>
        /// <returns>The value.</returns>
        public abstract T GetResult<T>();

        /// <inheritdoc/>
        public virtual void Dispose() => GC.SuppressFinalize(this);

        /// <inheritdoc/>
        public override string ToString() => Exception is { } failure ? failure.ToString() : Result?.ToString() ?? "[null]";

        private sealed class Value<TResult>(TResult value) : Response
        {
            private TResult _value = value;

            public override object? Result
            {
                get => _value;
                set => _value = (TResult)value!;
            }

            public override T GetResult<T>() => _value is T typed ? typed : (T)(object?)_value!;
        }

        private sealed class Failure(Exception exception) : Response
        {
            public override object? Result
            {
                get
                {
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(Exception!);
                    return null;
                }

                set => throw new InvalidOperationException("This response holds a failure.");
            }

            public override Exception? Exception { get; set; } = exception;

            public override T GetResult<T>() => (T)Result!;
        }
    }
}
