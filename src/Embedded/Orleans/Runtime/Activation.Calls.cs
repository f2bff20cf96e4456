using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>
/// Calls: which may run beside each other. A call runs from its start until its task is done, over any number of turns; by default nothing
/// else starts meanwhile. All members here but the two that enter a direct turn are touched by the holder of the turn only.
/// </summary>
internal sealed partial class Activation
{
    // Calls that may not start yet, oldest first.
    private WorkItem? _firstWaiting;
    private WorkItem? _lastWaiting;

    // Calls that have started and not ended, and those among them that keep others from starting.
    private int _running;
    private int _runningExclusive;
    private int _runningReadOnly;

    // One of those that keep others from starting, for the predicate of [MayInterleave].
    private CallRequest? _blocking;

    // Whether calls may be made straight on their caller's thread.
    private volatile bool _direct;

    /// <summary>
    /// Enters a turn for a call of <paramref name="method"/> without a request object: the caller's thread calls the grain itself and then
    /// gives its task to one of the <c>Exit</c> methods.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter(GrainMethod method, ref Turn turn)
    {
        if (!_direct || (Shared.FiltersContextOnly && RequestContext.Values.Value is not null) || !TryEnterTurn(ref turn))
        {
            return false;
        }

        // Only now nobody else can change this.
        if (_direct && ((_runningExclusive | _runningReadOnly) == 0 || Shared.IsReentrant || method.AlwaysInterleaves))
        {
            return true;
        }

        LeaveTurn(ref turn);
        return false;
    }

    /// <summary>Leaves a turn that <see cref="TryEnter"/> entered.</summary>
    /// <returns>The task for the caller: the grain's own if it is done, else one that also knows the response timeout.</returns>
    public Task Exit(GrainMethod method, GrainReference reference, Task? task, ref Turn turn)
    {
        if (task is { IsCompletedSuccessfully: true })
        {
            Used();
            LeaveTurn(ref turn);
            return task;
        }

        return ExitSlowly<VoidResult>(method, reference, task ?? Task.FromException(NullTask(method)), ref turn);
    }

    /// <inheritdoc cref="Exit(GrainMethod, GrainReference, Task?, ref Turn)"/>
    public Task<TResult> Exit<TResult>(GrainMethod method, GrainReference reference, Task<TResult>? task, ref Turn turn)
    {
        if (task is { IsCompletedSuccessfully: true })
        {
            Used();
            LeaveTurn(ref turn);
            return task;
        }

        return Unsafe.As<Task<TResult>>(ExitSlowly<TResult>(method, reference, task ?? Task.FromException<TResult>(NullTask(method)), ref turn));
    }

    /// <inheritdoc cref="Exit(GrainMethod, GrainReference, Task?, ref Turn)"/>
    public ValueTask Exit(GrainMethod method, GrainReference reference, ValueTask task, ref Turn turn)
    {
        if (task.IsCompletedSuccessfully)
        {
            Used();
            LeaveTurn(ref turn);
            return task;
        }

        return new(ExitSlowly<VoidResult>(method, reference, task.AsTask(), ref turn));
    }

    /// <inheritdoc cref="Exit(GrainMethod, GrainReference, Task?, ref Turn)"/>
    public ValueTask<TResult> Exit<TResult>(GrainMethod method, GrainReference reference, ValueTask<TResult> task, ref Turn turn)
    {
        if (task.IsCompletedSuccessfully)
        {
            Used();
            LeaveTurn(ref turn);
            return task;
        }

        return new(Unsafe.As<Task<TResult>>(ExitSlowly<TResult>(method, reference, task.AsTask(), ref turn)));
    }

    /// <summary>Takes a request that has reached the front of the queue: starts it, lets it wait, or passes it on.</summary>
    public void Receive(CallRequest request)
    {
        if (request.IsAnswered)
        {
            return;
        }

        switch (_status)
        {
            case ActivationStatus.Active when MayStart(request):
                Start(request);
                break;
            case ActivationStatus.Ended:
                Shared.Silo.Forward(request, null);
                break;
            case ActivationStatus.Created:
                Wait(request);
                BeginActivation(request.Values);
                break;
            default:
                if (_status == ActivationStatus.Active && IsOverloaded())
                {
                    request.AnswerWith(new LimitExceededException("MaxEnqueuedRequestsHardLimit", Shared.Silo.MaxWaiting, Shared.Silo.MaxWaiting, this));
                    break;
                }

                Wait(request);
                break;
        }
    }

    /// <summary>Starts the waiting calls that may start now.</summary>
    public void StartWaiting()
    {
        WorkItem? previous = null;
        var item = _firstWaiting;
        while (item is not null && _status == ActivationStatus.Active)
        {
            var next = item.Next;
            var request = (CallRequest)item;
            if (!request.IsAnswered && !MayStart(request))
            {
                previous = item;
                item = next;
                continue;
            }

            if (previous is null)
            {
                _firstWaiting = next;
            }
            else
            {
                previous.Next = next;
            }

            if (next is null)
            {
                _lastWaiting = previous;
            }

            item.Next = null;
            if (!request.IsAnswered)
            {
                Start(request);
                ExecutionContext.Restore(TurnThread.Clean);
            }

            item = next;
        }
    }

    private static InvalidOperationException NullTask(GrainMethod method) => new($"{method} returned null instead of a task.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task ExitSlowly<TResult>(GrainMethod method, GrainReference reference, Task task, ref Turn turn)
    {
        if (task.IsCompleted)
        {
            if (task.Exception is { } failure)
            {
                LookAtFailure(failure.InnerExceptions[0]);
            }

            Used();
            LeaveTurn(ref turn);
            return task;
        }

        var call = new CallRequest<TResult>(method) { Reference = reference };
        Shared.Silo.Timeouts.Add(call);
        Running(call, task);
        LeaveTurn(ref turn);
        return call.Answer;
    }

    private void Start(CallRequest request)
    {
        request.Target = this;
        ExecutionContext.Restore(TurnThread.For(request.Values));
        Task? task;
        try
        {
            task = request.IsFiltered(this) ? IncomingCall.Run(request, this) : request.Invoke(this);
        }
        catch (Exception failure)
        {
            Finish(request, failure);
            return;
        }

        if (task is null)
        {
            Finish(request, NullTask(request.Method));
        }
        else if (task.IsCompleted)
        {
            Finish(request, task);
        }
        else
        {
            Running(request, task);
        }
    }

    /// <summary>Notes that a call goes on after its first turn.</summary>
    private void Running(CallRequest request, Task task)
    {
        request.Target = this;
        request.Mode = ModeOf(request);
        _running++;
        switch (request.Mode)
        {
            case CallMode.Exclusive:
                _runningExclusive++;
                _blocking = request;
                break;
            case CallMode.ReadOnly:
                _runningReadOnly++;
                _blocking = request;
                break;
        }

        // Runs in this activation: at once when the task ends in one of its turns, queued otherwise.
        _ = task.ContinueWith(
            static (task, state) =>
            {
                var request = (CallRequest)state!;
                request.Target!.Ended(request, task);
            },
            request,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            this);
    }

    private CallMode ModeOf(CallRequest request)
    {
        // What was let in although something blocks must not block in turn.
        if (Shared.IsReentrant || request.Interleaves || _runningExclusive > 0)
        {
            return CallMode.Interleaving;
        }

        if (request.Method.IsReadOnly)
        {
            return CallMode.ReadOnly;
        }

        return _runningReadOnly > 0 ? CallMode.Interleaving : CallMode.Exclusive;
    }

    private void Ended(CallRequest request, Task task)
    {
        _running--;
        switch (request.Mode)
        {
            case CallMode.Exclusive:
                _runningExclusive--;
                break;
            case CallMode.ReadOnly:
                _runningReadOnly--;
                break;
        }

        if (ReferenceEquals(_blocking, request))
        {
            _blocking = null;
        }

        Finish(request, task);
        if (_firstWaiting is not null || (_running == 0 && _status == ActivationStatus.Deactivating))
        {
            // Not here: this may run inside the last turn of the call that has just ended.
            Post(new ProceedItem());
        }
    }

    /// <summary>Does what the end of a call has made possible.</summary>
    internal void Proceed()
    {
        if (_status == ActivationStatus.Deactivating)
        {
            DeactivateWhenDone();
        }
        else
        {
            StartWaiting();
        }
    }

    private void Finish(CallRequest request, Task task)
    {
        if (task.Exception is { } failure)
        {
            Finish(request, failure.InnerExceptions[0]);
            return;
        }

        if (request.KeepsActive)
        {
            Used();
        }

        request.AnswerWith(task);
    }

    private void Finish(CallRequest request, Exception failure)
    {
        if (request.KeepsActive)
        {
            Used();
        }

        LookAtFailure(failure);
        if (request.Method.IsOneWay)
        {
            Shared.Silo.Log.OneWayCallFailed(failure, request.Method, GrainId);
        }
        else
        {
            request.AnswerWith(failure);
        }
    }

    /// <summary>A storage conflict means that this activation's memory is not the truth: it ends, and the next call reads the truth.</summary>
    private void LookAtFailure(Exception failure)
    {
        if (failure is InconsistentStateException { IsSourceActivation: true } conflict)
        {
            conflict.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, conflict, "The stored state was changed by somebody else."));
        }
    }

    private void Wait(CallRequest request)
    {
        request.Next = null;
        if (_lastWaiting is null)
        {
            _firstWaiting = request;
        }
        else
        {
            _lastWaiting.Next = request;
        }

        _lastWaiting = request;
    }

    private bool MayStart(CallRequest request)
    {
        if ((_runningExclusive | _runningReadOnly) == 0
            || Shared.IsReentrant
            || request.Interleaves
            || (request.Method.IsReadOnly && _runningExclusive == 0))
        {
            return true;
        }

        return ComesBack(request) || (Shared.MayInterleave is not null && MayInterleave(request));
    }

    /// <summary>Whether a call belongs to a chain of calls that this activation waits for, and has allowed to come back.</summary>
    private bool ComesBack(CallRequest request)
        => _extras?.ReentrantSections is { Count: > 0 } sections
            && request.Values.Context is { } values
            && values.TryGetValue(RequestContext.ReentrancyKey, out var id)
            && id is Guid chain
            && sections.ContainsKey(chain);

    [SuppressMessage("Design", "CA1031", Justification = "The predicate is the grain's code; its failure is the caller's answer.")]
    private bool MayInterleave(CallRequest request)
    {
        try
        {
            return Shared.MayInterleave!(_instance!, request) || (_blocking is { } blocking && Shared.MayInterleave(_instance!, blocking));
        }
        catch (Exception failure)
        {
            Shared.Silo.Log.PredicateFailed(failure, GrainId);
            request.AnswerWith(failure);
            return false;
        }
    }

    private bool IsOverloaded()
    {
        var limit = Shared.Silo.MaxWaiting;
        if (limit <= 0)
        {
            return false;
        }

        var waiting = 0;
        for (var item = _firstWaiting; item is not null; item = item.Next)
        {
            waiting++;
        }

        return waiting >= limit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Used() => _used = Environment.TickCount64;

    internal void EnterReentrantSection(Guid id)
    {
        var sections = Extras.ReentrantSections ??= [];
        sections[id] = sections.GetValueOrDefault(id) + 1;
        StartWaitingSoon();
    }

    internal void LeaveReentrantSection(Guid id)
    {
        if (_extras?.ReentrantSections is { } sections && sections.TryGetValue(id, out var depth))
        {
            if (depth <= 1)
            {
                sections.Remove(id);
            }
            else
            {
                sections[id] = depth - 1;
            }
        }
    }

    private void StartWaitingSoon()
    {
        if (_firstWaiting is not null)
        {
            Post(new ProceedItem());
        }
    }
}
