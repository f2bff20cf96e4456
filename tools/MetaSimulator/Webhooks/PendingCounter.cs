namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>Counts what is under way, and tells when nothing is.</summary>
internal sealed class PendingCounter
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _zero;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add()
    {
        lock (_gate)
        {
            _count++;
        }
    }

    public void Remove()
    {
        TaskCompletionSource? reached = null;
        lock (_gate)
        {
            if (--_count == 0)
            {
                (reached, _zero) = (_zero, null);
            }
        }

        reached?.TrySetResult();
    }

    public Task Zero(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                return Task.CompletedTask;
            }

            _zero ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _zero.Task.WaitAsync(cancellationToken);
        }
    }
}
