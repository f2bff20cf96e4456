using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Delivery;

/// <summary>One connection's leased sends. Thread-safe.</summary>
/// <param name="time">The clock.</param>
internal sealed class LeasedSends(TimeProvider time)
{
    /// <summary>How long a leased block may be used.</summary>
    private static readonly TimeSpan Lapse = TimeSpan.FromSeconds(5);

    private const int MaxBlock = 256;

    private static readonly SendLease One = new(1, TimeSpan.Zero, null);

    private readonly Lock _gate = new();
    private int _left;
    private long _leasedAt;
    private int _block = 1;
    private Task<SendLease>? _leasing;
    private SendLease? _refusal;
    private long _refusedAt;

    /// <summary>Takes one send if one is leased.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            return TryTakeLocked();
        }
    }

    /// <summary>Gives one send back.</summary>
    public void Return()
    {
        lock (_gate)
        {
            _left++;
        }
    }

    /// <summary>Forgets what was leased: the connection is in trouble.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _left = 0;
        }
    }

    /// <summary>Takes one send, leasing a block where needed.</summary>
    /// <param name="lease">Asks the connection for a block.</param>
    public async Task<SendLease> Take(Func<int, Task<SendLease>> lease)
    {
        while (true)
        {
            Task<SendLease> leasing;
            lock (_gate)
            {
                if (TryTakeLocked())
                {
                    return One;
                }

                // A refusal holds for everybody, so that a paused connection is not asked by each conversation.
                if (_refusal is { } refusal && Remaining(refusal) is var remaining && remaining > TimeSpan.Zero)
                {
                    return refusal with { RetryAfter = remaining };
                }

                leasing = _leasing ??= Lease(lease);
            }

            if (await leasing is { Granted: 0 } refused)
            {
                return refused;
            }
        }
    }

    private async Task<SendLease> Lease(Func<int, Task<SendLease>> lease)
    {
        try
        {
            // A block that was used up quickly is asked for larger next time.
            var isBusy = _leasedAt != 0 && time.GetElapsedTime(_leasedAt) < Lapse;
            _block = isBusy ? Math.Min(_block * 2, MaxBlock) : Math.Max(_block / 4, 1);
            await Task.Yield();
            var granted = await lease(_block);
            lock (_gate)
            {
                (_left, _leasedAt) = (granted.Granted, time.GetTimestamp());
                (_refusal, _refusedAt) = granted.Granted == 0 ? (granted, time.GetTimestamp()) : (null, 0);
            }

            return granted;
        }
        finally
        {
            lock (_gate)
            {
                _leasing = null;
            }
        }
    }

    private bool TryTakeLocked()
    {
        if (_left <= 0 || time.GetElapsedTime(_leasedAt) > Lapse)
        {
            return false;
        }

        _left--;
        return true;
    }

    private TimeSpan Remaining(SendLease refusal) => refusal.RetryAfter - time.GetElapsedTime(_refusedAt);
}
