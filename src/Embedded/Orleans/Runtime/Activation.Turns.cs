using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>
/// Turns: one thread at a time runs code of an activation.
/// <para>
/// The gate and the queue are one word. <c>null</c>: nobody runs and nothing waits. <see cref="WorkItem.Running"/>: somebody runs, nothing
/// waits. Anything else: somebody runs, or a thread of the pool is on its way, and this is the newest item of the queue. To enter is to
/// replace null, to leave is to put it back; whoever cannot leave because something was queued hands the turn to the pool.
/// </para>
/// </summary>
internal sealed partial class Activation
{
    private readonly Task _turnTask;

    // Newest first. See above.
    private WorkItem? _queue;

    // Oldest first; taken from the queue, touched by the holder of the turn only.
    private WorkItem? _ready;

    // When the activation was used last, on the coarse clock of the machine.
    private long _used;

    /// <summary>Whether a call would find nothing that runs or waits. A hint: it may be outdated at once.</summary>
    public bool IsIdle => Volatile.Read(ref _queue) is null && _running == 0;

    /// <summary>Whether a call runs or waits.</summary>
    public bool IsBusy => !IsIdle;

    /// <summary>Milliseconds since the last use.</summary>
    public long IdleMilliseconds => Environment.TickCount64 - Volatile.Read(ref _used);

    /// <summary>Enters a turn on this thread, if nobody runs.</summary>
    /// <returns>Whether the thread is now in the activation; if so, <see cref="LeaveTurn"/> must follow.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnterTurn(ref Turn turn)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()
            || ExecutionContext.Capture() is not { } context
            || Interlocked.CompareExchange(ref _queue, WorkItem.Running, null) is not null)
        {
            return false;
        }

        ref var current = ref TurnThread.Current;
        turn.Task = current;
        turn.Execution = context;
        turn.Synchronization = SynchronizationContext.Current;
        current = _turnTask;
        if (!ReferenceEquals(context, TurnThread.Clean) || turn.Synchronization is not null)
        {
            EnterFrom(context, turn.Synchronization);
        }

        return true;
    }

    /// <summary>Leaves the turn that <see cref="TryEnterTurn"/> entered, on the same thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveTurn(ref Turn turn)
    {
        TurnThread.Current = turn.Task;
        ExecutionContext.Restore(turn.Execution!);
        if (turn.Synchronization is not null)
        {
            SynchronizationContext.SetSynchronizationContext(turn.Synchronization);
        }

        if (Interlocked.CompareExchange(ref _queue, null, WorkItem.Running) != WorkItem.Running)
        {
            // Work was queued meanwhile. It keeps the turn and runs on the pool: this thread belongs to the caller.
            Schedule();
        }
    }

    /// <summary>Queues work.</summary>
    public void Post(WorkItem item)
    {
        while (true)
        {
            var newest = Volatile.Read(ref _queue);
            item.Next = ReferenceEquals(newest, WorkItem.Running) ? null : newest;
            if (Interlocked.CompareExchange(ref _queue, item, newest) == newest)
            {
                if (newest is null)
                {
                    Schedule();
                }

                return;
            }
        }
    }

    /// <summary>Runs a task of this scheduler. The caller holds the turn.</summary>
    public void Continue(Task task) => TryExecuteTask(task);

    void IThreadPoolWorkItem.Execute()
    {
        if (TurnThread.CanEnter)
        {
            var before = TurnThread.Current;
            TurnThread.Current = _turnTask;
            Run();
            TurnThread.Current = before;
        }
        else
        {
            // A task of this scheduler, run at once: the public way to make it the current one.
            var run = new Task(static state => ((Activation)state!).Run(), this);
            Extras.Run = run;
            run.RunSynchronously(this);
        }
    }

    void IWorkItemScheduler.QueueAction(Action action) => Post(new ActionItem(static (_, action) => ((Action)action!)(), action));

    void IWorkItemScheduler.QueueAction(Action<object> action, object state)
        => Post(new ActionItem(static (_, both) => (((Action<object>, object))both!).Item1((((Action<object>, object))both).Item2), (action, state)));

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    protected override void QueueTask(Task task)
    {
        // The constructor starts one task that stands for turns and is never run.
        if (_turnTask is not null)
        {
            Post(new TaskItem(task));
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
        => (ReferenceEquals(Current, this) || (!TurnThread.CanEnter && ReferenceEquals(_extras?.Run, task))) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        // For debuggers: a look without a lock.
        for (var item = _ready; item is not null; item = item.Next)
        {
            if (item is TaskItem { Task: var task })
            {
                yield return task;
            }
        }
    }

    private Task MakeTurnTask()
    {
        var task = new Task(static () => { });
        task.Start(this);
        return task;
    }

    private void EnterFrom(ExecutionContext context, SynchronizationContext? synchronization)
    {
        if (synchronization is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        if (!ReferenceEquals(context, TurnThread.Clean))
        {
            ExecutionContext.Restore(TurnThread.For(CallValues.Capture(Shared.Silo)));
        }
    }

    private void Schedule() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);

    /// <summary>Runs what is queued until nothing is, or until others should have the thread. The thread holds the turn, and gives it up.</summary>
    private void Run()
    {
        var started = Stopwatch.GetTimestamp();
        do
        {
            while (_ready is not null || TakeQueue())
            {
                var item = _ready!;
                _ready = item.Next;
                item.Next = null;
                item.Execute(this);
                ExecutionContext.Restore(TurnThread.Clean);
                if (Stopwatch.GetTimestamp() - started > Shared.Silo.Quantum)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return;
                }
            }
        }
        while (Interlocked.CompareExchange(ref _queue, null, WorkItem.Running) != WorkItem.Running);
    }

    /// <summary>Moves the queue, oldest first, to the ready list.</summary>
    private bool TakeQueue()
    {
        var newest = Volatile.Read(ref _queue);
        if (ReferenceEquals(newest, WorkItem.Running))
        {
            return false;
        }

        newest = Interlocked.Exchange(ref _queue, WorkItem.Running);
        WorkItem? oldest = null;
        while (newest is not null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }

        _ready = oldest;
        return true;
    }
}
