namespace Chatbotics.Grains.Privacy.Retention;

/// <summary>
/// Sees when the wall clock leaps against the machine's steady counter. A run after a leap forward would erase too early, so
/// it waits a day in which somebody can set the clock right.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ClockGuard(TimeProvider time)
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(90);
    private DateTimeOffset _wall = time.GetUtcNow();
    private long _steady = time.GetTimestamp();

    /// <summary>Whether the wall clock has leapt forward since the last look.</summary>
    public bool HasLeapt()
    {
        var wall = time.GetUtcNow();
        var steady = time.GetTimestamp();
        var leap = wall - _wall - time.GetElapsedTime(_steady, steady);
        _wall = wall;
        _steady = steady;
        return leap > Tolerated;
    }
}
