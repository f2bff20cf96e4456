namespace Chatbotics.Grains.People.Security;

/// <summary>Allows a number of tries at once, then one each interval.</summary>
/// <param name="time">The clock.</param>
internal sealed class TokenBucket(TimeProvider time)
{
    private double _spent;
    private long _at = time.GetTimestamp();

    /// <summary>Takes one try.</summary>
    /// <param name="burst">How many at once.</param>
    /// <param name="interval">The time after which one more is allowed.</param>
    /// <returns>Zero when the try is allowed, else how long to wait.</returns>
    public TimeSpan Take(int burst, TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        var now = time.GetTimestamp();
        _spent = Math.Max(0, _spent - (time.GetElapsedTime(_at, now) / interval));
        _at = now;
        if (_spent + 1 > burst + 1e-9)
        {
            return (_spent + 1 - burst) * interval;
        }

        _spent++;
        return TimeSpan.Zero;
    }
}
