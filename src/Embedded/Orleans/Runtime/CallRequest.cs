using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>How a running call keeps others from running.</summary>
internal enum CallMode : byte
{
    /// <summary>Nothing else may start but what interleaves.</summary>
    Exclusive,

    /// <summary>Other read-only calls may start.</summary>
    ReadOnly,

    /// <summary>Anything may start.</summary>
    Interleaving,
}

/// <summary>
/// One call that could not be made at once on the caller's thread, or whose grain has not answered yet. It waits in the queue of an
/// activation, runs there, and answers its caller once: with the grain's outcome, a timeout, a cancellation or a refusal.
/// </summary>
internal abstract class CallRequest : WorkItem, IInvokable
{
    // Links of the response timeouts this request is registered in.
    public CallRequest? Later;
    public CallRequest? Earlier;
    public int Stripe = -1;
    public long Deadline;

    private int _answered;
    private CancellationTokenRegistration _cancellation;

    protected CallRequest(GrainMethod method) => Method = method;

    public GrainMethod Method { get; }

    /// <summary>The reference the call was made on: where to go again when its activation has ended.</summary>
    public GrainReference Reference { get; set; } = null!;

    /// <summary>The activation that runs the call; set when it starts.</summary>
    public Activation? Target { get; set; }

    /// <summary>The activation that made the call; known when a filter may ask.</summary>
    public Activation? Source { get; set; }

    /// <summary>What travels with the call.</summary>
    public CallValues Values { get; set; }

    public CallMode Mode { get; set; }

    /// <summary>How often the call was passed on because its activation had ended.</summary>
    public byte Forwarded { get; set; }

    /// <summary>Whether the call counts as use of the activation.</summary>
    public virtual bool KeepsActive => true;

    /// <summary>Whether the call goes to the next activation when this one ends before it could run.</summary>
    public virtual bool OutlivesActivation => true;

    public bool IsAnswered => Volatile.Read(ref _answered) != 0;

    public abstract int ArgumentCount { get; }

    bool IInvokable.IsCancellable => Method.CancellationTokenIndex >= 0;

    /// <summary>Calls the grain. Whatever happens comes back as the task; null when the method returned null.</summary>
    public virtual Task? Invoke(Activation activation) => (Task?)Method.Invoke(this, Method.IsExtension ? activation : activation.GrainInstance!);

    public override void Execute(Activation activation) => activation.Receive(this);

    /// <summary>Answers with the outcome of the grain's own task.</summary>
    public void AnswerWith(Task outcome)
    {
        if (TryAnswer())
        {
            Deliver(outcome);
        }
        else
        {
            _ = outcome.Exception;
        }
    }

    public void AnswerWith(Exception failure)
    {
        if (TryAnswer())
        {
            Deliver(failure);
        }
    }

    public void AnswerWith(Response response)
    {
        if (response.Exception is { } failure)
        {
            AnswerWith(failure);
        }
        else if (TryAnswer())
        {
            Deliver(response);
        }
    }

    /// <summary>The call cannot be made.</summary>
    public virtual void Refuse(Exception failure)
    {
        if (Method.IsOneWay)
        {
            Reference.Shared.Silo.Log.OneWayCallFailed(failure, Method, Reference.GrainId);
        }
        else
        {
            AnswerWith(failure);
        }
    }

    public void TimeOut(TimeSpan limit)
    {
        if (Interlocked.Exchange(ref _answered, 1) == 0)
        {
            _cancellation.Unregister();
            Deliver(new TimeoutException($"{Method} of {Reference.GrainId} did not answer within {limit}."));
        }
    }

    /// <summary>Answers as cancelled as soon as the caller's token ends.</summary>
    public void ObserveCancellation()
    {
        if (Method.CancellationTokenIndex >= 0 && Method.Kind != ReturnKind.Enumerable && GetCancellationToken() is { CanBeCanceled: true } token)
        {
            _cancellation = token.UnsafeRegister(
                static (state, token) => ((CallRequest)state!).AnswerWith(new OperationCanceledException(token)),
                this);
        }
    }

    public CancellationToken GetCancellationToken()
        => Method.CancellationTokenIndex < 0 ? CancellationToken.None : (CancellationToken)GetArgument(Method.CancellationTokenIndex)!;

    object? IInvokable.GetTarget() => Target?.GrainInstance ?? Reference;

    int IInvokable.GetArgumentCount() => ArgumentCount;

    public abstract object? GetArgument(int index);

    public abstract void SetArgument(int index, object value);

    TimeSpan? IInvokable.GetDefaultResponseTimeout() => Method.Timeout;

    public virtual string GetMethodName() => Method.Method.Name;

    public virtual string GetInterfaceName() => Method.Interface.FullName!;

    string IInvokable.GetActivityName() => $"{Method.Interface.Name}/{GetMethodName()}";

    MethodInfo IInvokable.GetMethod() => Method.Method;

    Type IInvokable.GetInterfaceType() => Method.Interface;

    void IDisposable.Dispose()
    {
    }

    public override string ToString() => $"{Method} of {Reference.GrainId}";

    /// <summary>Whether it may run beside any other call.</summary>
    public virtual bool Interleaves => Method.AlwaysInterleaves;

    /// <summary>Whether the filters of outgoing calls see this call.</summary>
    public virtual bool PassesOutgoingFilters => true;

    /// <summary>The answer for the caller.</summary>
    public abstract Task AnswerTask { get; }

    /// <summary>The same call, not yet made.</summary>
    public abstract CallRequest Again();

    public virtual bool IsFiltered(Activation activation) =>
        activation.Shared.IsFiltered && !(activation.Shared.FiltersContextOnly && Values.Context is null);

    /// <summary>The outcome of the grain's own task, as filters see it.</summary>
    public abstract Response ToResponse(Task outcome);

    protected abstract void Deliver(Task outcome);

    protected abstract void Deliver(Response outcome);

    protected abstract void Deliver(Exception failure);

    private bool TryAnswer()
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }

        if (Stripe >= 0)
        {
            Reference.Shared.Silo.Timeouts.Remove(this);
        }

        _cancellation.Unregister();
        return true;
    }
}

// The tasks whose results are taken here are complete.
#pragma warning disable VSTHRD002

/// <summary>A call with its result.</summary>
internal class CallRequest<TResult>(GrainMethod method) : CallRequest(method)
{
    // Answers come from within turns, where the caller's continuation must not run.
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Answer => _answer.Task;

    public override Task AnswerTask => _answer.Task;

    public override int ArgumentCount => 0;

    public override CallRequest Again() => new CallRequest<TResult>(Method);

    public override object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public override void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    public override Response ToResponse(Task outcome)
    {
        if (outcome.Exception is { } failure)
        {
            return Response.FromException(failure.InnerExceptions[0]);
        }

        if (outcome.IsCanceled)
        {
            return Response.FromException(new TaskCanceledException(outcome));
        }

        return typeof(TResult) == typeof(VoidResult) ? Response.FromResult<object?>(null) : Response.FromResult(((Task<TResult>)outcome).GetAwaiter().GetResult());
    }

    protected override void Deliver(Task outcome)
    {
        if (!outcome.IsCompletedSuccessfully)
        {
            if (outcome.Exception is { } failure)
            {
                _answer.TrySetException(failure.InnerExceptions);
            }
            else
            {
                _answer.TrySetCanceled(new TaskCanceledException(outcome).CancellationToken);
            }
        }
        else if (outcome is Task<Response> filtered)
        {
            Deliver(filtered.GetAwaiter().GetResult());
        }
        else
        {
            _answer.TrySetResult(typeof(TResult) == typeof(VoidResult) ? default! : Unsafe.As<Task<TResult>>(outcome).GetAwaiter().GetResult());
        }
    }

    protected override void Deliver(Response outcome)
        => _answer.TrySetResult(typeof(TResult) == typeof(VoidResult) ? default! : outcome.GetResult<TResult>());

    protected override void Deliver(Exception failure) => _answer.TrySetException(failure);
}

#pragma warning restore VSTHRD002

/// <summary>A call with its arguments, typed.</summary>
internal sealed class CallRequest<TArguments, TResult>(GrainMethod method, TArguments arguments) : CallRequest<TResult>(method)
    where TArguments : struct, ITuple
{
    // Read by emitted code.
    public TArguments Arguments = arguments;

    public override int ArgumentCount => Arguments.Length;

    public override CallRequest Again() => new CallRequest<TArguments, TResult>(Method, Arguments);

    public override object? GetArgument(int index) => Arguments[index];

    public override void SetArgument(int index, object value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Arguments.Length);
        object boxed = Arguments;
        Arguments = (TArguments)Replace(boxed, index, value);
    }

    private static object Replace(object tuple, int index, object value)
    {
        // More than seven parameters nest: the eighth field holds the rest.
        if (index >= 7)
        {
            var rest = tuple.GetType().GetField("Rest")!;
            rest.SetValue(tuple, Replace(rest.GetValue(tuple)!, index - 7, value));
        }
        else
        {
            tuple.GetType().GetField(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Item{index + 1}"))!.SetValue(tuple, value);
        }

        return tuple;
    }
}
