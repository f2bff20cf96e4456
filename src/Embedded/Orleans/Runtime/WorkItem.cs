namespace Orleans.Runtime;

/// <summary>Something an activation does in a turn. Items are linked through themselves, in one list at a time.</summary>
internal abstract class WorkItem
{
    /// <summary>Marks the queue of an activation whose turn runs and for which nothing is queued.</summary>
    public static readonly WorkItem Running = new Nothing();

    public WorkItem? Next;

    /// <summary>Does it. The caller holds the activation's turn. Never throws.</summary>
    public abstract void Execute(Activation activation);

    private sealed class Nothing : WorkItem
    {
        public override void Execute(Activation activation)
        {
        }
    }
}

/// <summary>Continues a task of the grain: usually what follows an await.</summary>
internal sealed class TaskItem(Task task) : WorkItem
{
    public Task Task => task;

    public override void Execute(Activation activation) => activation.Continue(task);
}

/// <summary>Starts calls that waited for another to end.</summary>
internal sealed class ProceedItem : WorkItem
{
    public override void Execute(Activation activation) => activation.Proceed();
}

/// <summary>Runs a function of the runtime in the activation.</summary>
internal sealed class ActionItem(Action<Activation, object?> action, object? state) : WorkItem
{
    public override void Execute(Activation activation)
    {
        try
        {
            action(activation, state);
        }
        catch (Exception failure)
        {
            activation.Shared.Silo.Log.WorkItemFailed(failure, activation.GrainId);
        }
    }
}
