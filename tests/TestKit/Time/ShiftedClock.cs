namespace Chatbotics.TestKit.Time;

/// <summary>The machine's clock, set ahead: for tests of a whole product, in which time must go on by itself.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _ahead));

    /// <summary>Waits, without waiting, for a moment shortly before the next full minute, which forms can name.</summary>
    /// <param name="before">How long before it; what is to be done until then must fit in.</param>
    /// <returns>The full minute.</returns>
    public DateTimeOffset SkipToMinute(TimeSpan before)
    {
        var now = GetUtcNow();
        var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero) + TimeSpan.FromMinutes(1);
        if (minute - now < before)
        {
            minute += TimeSpan.FromMinutes(1);
        }

        Interlocked.Add(ref _ahead, (minute - now - before).Ticks);
        return minute;
    }
}
