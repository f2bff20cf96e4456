namespace Chatbotics.Grains.Hosting;

/// <summary>
/// Holds back what can wait while messages come in a flood: views such as the search's index, contacts and the inbox's
/// rows may be late, an acknowledgement may not. Whoever works behind the journals counts as one slice what it did, and
/// goes through the gate before the next one.
/// </summary>
/// <remarks>
/// In a flood a slice is followed by a pause of 49 times its own length, so that each such worker takes a fiftieth of the
/// time; the pause ends with the flood, so that everything is caught up with at full speed afterwards.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class FloodGate(TimeProvider time)
{
    private const double FloodPerSecond = 500;
    private const int PauseFactor = 49;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(8);

    private readonly Lock _gate = new();
    private long _appends;
    private long _seen;
    private long _seenAt = time.GetTimestamp();
    private bool _isFlood;

    /// <summary>Counts a durable append.</summary>
    public void Count() => Interlocked.Increment(ref _appends);

    /// <summary>Ends at once when traffic is calm, otherwise when the flood is over or the slice has been paid for.</summary>
    /// <param name="worked">How long the last slice took.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task Pass(TimeSpan worked, CancellationToken cancellationToken = default)
    {
        var left = worked * PauseFactor;
        left = left < s_longestPause ? left : s_longestPause;
        while (left > TimeSpan.Zero && IsFlood())
        {
            var step = left < s_look ? left : s_look;
            await Task.Delay(step, time, cancellationToken);
            left -= step;
        }
    }

    private bool IsFlood()
    {
        lock (_gate)
        {
            var (appends, now) = (Interlocked.Read(ref _appends), time.GetTimestamp());
            var over = time.GetElapsedTime(_seenAt, now);
            if (over >= s_look / 2)
            {
                _isFlood = appends - _seen > FloodPerSecond * over.TotalSeconds;
                (_seen, _seenAt) = (appends, now);
            }

            return _isFlood;
        }
    }
}
