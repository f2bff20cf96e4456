using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Tenancy;

/// <summary>
/// Gives one workspace's conversation numbers on this silo. A block grows to what is used in about a second, at most
/// twice the one before: a small business sees 1, 2, 3, …, a busy one doesn't wait, and a crash leaves a small gap.
/// </summary>
/// <param name="tenant">The tenant id.</param>
/// <param name="grains">The grains.</param>
/// <param name="time">The clock.</param>
internal sealed class NumberLease(string tenant, IGrainFactory grains, TimeProvider time)
{
    private const int MaxBlock = 256;
    private const int MaxLease = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource<long>> _waiting = new();
    private long _next;
    private long _end;
    private int _leased;
    private long _leasedAt;
    private bool _isLeasing;

    /// <summary>The next number; synchronous while the block lasts.</summary>
    public ValueTask<long> Next()
    {
        lock (_gate)
        {
            if (_next < _end)
            {
                return new ValueTask<long>(_next++);
            }

            var waiter = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
            if (!_isLeasing)
            {
                _isLeasing = true;

                // On the thread pool: the numbers are for all grains of the silo, not for the one that asked first.
                _ = Task.Factory.StartNew(Lease, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
            }

            return new ValueTask<long>(waiter.Task);
        }
    }

    private async Task Lease()
    {
        while (true)
        {
            int count;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isLeasing = false;
                    return;
                }

                count = Math.Clamp(BlockSize(), Math.Min(_waiting.Count, MaxLease), MaxLease);
            }

            try
            {
                var first = await grains.GetGrain<IWorkspaceGrain>(tenant).LeaseConversationNumbers(count);
                Distribute(first, count);
            }
            catch (Exception exception)
            {
                Fail(exception);
            }
        }
    }

    private int BlockSize()
    {
        if (_leased == 0)
        {
            return 1;
        }

        var seconds = Math.Max(time.GetElapsedTime(_leasedAt).TotalSeconds, 0.001);
        return (int)Math.Clamp(_leased / seconds, 1, Math.Min(2 * _leased, MaxBlock));
    }

    private void Distribute(long first, int count)
    {
        lock (_gate)
        {
            _next = first;
            _end = first + count;
            _leased = count;
            _leasedAt = time.GetTimestamp();
            while (_next < _end && _waiting.TryDequeue(out var waiter))
            {
                waiter.SetResult(_next++);
            }
        }
    }

    private void Fail(Exception exception)
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var waiter))
            {
                waiter.SetException(exception);
            }
        }
    }
}
