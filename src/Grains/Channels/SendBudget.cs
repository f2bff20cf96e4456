using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels;

/// <summary>
/// How much a connection may send now: a bucket that holds one second's sends and fills at the allowed rate. When the
/// platform throttles, the rate halves, at most to the rate that the platform grants everybody, and everything waits a
/// little; it recovers by a tenth every ten seconds. Kept in memory: after a restart the full rate is tried again.
/// </summary>
internal sealed class SendBudget
{
    private static readonly TimeSpan RecoveryStep = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MinHold = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxHold = TimeSpan.FromMinutes(5);

    /// <summary>Throttled answers to sends that were under way together count once.</summary>
    private static readonly TimeSpan OneEvent = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time;
    private readonly int _granted;
    private double _full;
    private double _rate;
    private double _tokens;
    private long _filledAt;
    private long _changedAt;
    private long? _throttledAt;
    private TimeSpan _hold;
    private long _heldSince;

    /// <summary>Creates a full bucket.</summary>
    /// <param name="perSecond">The allowed rate, at least 1.</param>
    /// <param name="granted">What the platform grants everybody: the rate to fall back to when a higher one was too much.</param>
    /// <param name="time">The clock.</param>
    public SendBudget(int perSecond, int granted, TimeProvider time)
    {
        _time = time;
        _granted = Math.Min(perSecond, granted);
        _full = _rate = _tokens = perSecond;
        _filledAt = _changedAt = time.GetTimestamp();
    }

    /// <summary>Sends a second at present.</summary>
    public double Rate => _rate;

    /// <summary>Changes the full rate; a rate that was throttled keeps its share.</summary>
    /// <param name="perSecond">The allowed rate, at least 1.</param>
    public void Allow(int perSecond)
    {
        Advance();
        _rate = Math.Max(1, _rate / _full * perSecond);
        _full = perSecond;
        _tokens = Math.Min(_tokens, _rate);
    }

    /// <summary>Takes what there is, at most what is wanted.</summary>
    /// <param name="wanted">At least 1.</param>
    public SendLease Take(int wanted)
    {
        Advance();
        if (Held() is { } wait)
        {
            return new SendLease(0, wait, null);
        }

        var granted = (int)Math.Min(wanted, _tokens);
        if (granted > 0)
        {
            _tokens -= granted;
            return new SendLease(granted, TimeSpan.Zero, null);
        }

        // Enough for a block rather than for one send: asking costs a call.
        var block = Math.Clamp(_rate / 20, 1, wanted);
        return new SendLease(0, TimeSpan.FromSeconds((block - _tokens) / _rate), null);
    }

    /// <summary>The platform said that it was too much.</summary>
    /// <param name="retryAfter">How long it asks to wait; null when it doesn't say.</param>
    public void Throttle(TimeSpan? retryAfter)
    {
        Advance();
        var isSameEvent = _throttledAt is { } last && _time.GetElapsedTime(last) < OneEvent;
        if (!isSameEvent)
        {
            _rate = Math.Max(1, Math.Min(_rate / 2, _granted));
            _throttledAt = _changedAt = _time.GetTimestamp();
        }

        _tokens = 0;
        var hold = retryAfter is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, MinHold.Ticks, MaxHold.Ticks)) : MinHold;
        if (Held() is not { } left || left < hold)
        {
            _hold = hold;
            _heldSince = _time.GetTimestamp();
        }
    }

    /// <summary>Forgets what was throttled: the owner mended the connection.</summary>
    public void Reset()
    {
        _rate = _tokens = _full;
        _filledAt = _changedAt = _time.GetTimestamp();
        _throttledAt = null;
        _hold = TimeSpan.Zero;
    }

    private TimeSpan? Held()
    {
        var left = _hold - _time.GetElapsedTime(_heldSince);
        return left > TimeSpan.Zero ? left : null;
    }

    private void Advance()
    {
        var now = _time.GetTimestamp();
        if (_rate < _full)
        {
            var steps = Math.Floor(_time.GetElapsedTime(_changedAt, now) / RecoveryStep);
            if (steps > 0)
            {
                for (; steps > 0 && _rate < _full; steps--)
                {
                    _rate = Math.Min(_full, _rate + Math.Max(1, Math.Max(_granted, _rate) / 10));
                }

                _changedAt = now;
            }
        }

        _tokens = Held() is null
            ? Math.Min(Math.Max(1, _rate), _tokens + (_time.GetElapsedTime(_filledAt, now).TotalSeconds * _rate))
            : 0;
        _filledAt = now;
    }
}
