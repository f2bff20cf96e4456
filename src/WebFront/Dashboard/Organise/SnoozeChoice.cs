
namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>A time to snooze until, as people say it.</summary>
/// <param name="Words">For example "Tomorrow, 09:00".</param>
/// <param name="Until">The time; null until the customer writes.</param>
internal sealed record SnoozeChoice(string Words, DateTimeOffset? Until)
{
    private const int Morning = 9;

    /// <summary>The usual choices.</summary>
    /// <param name="now">The time in the reader's zone.</param>
    public static IReadOnlyList<SnoozeChoice> For(DateTimeOffset now)
    {
        var tomorrow = At(now, now.Date.AddDays(1));
        var days = ((int)DayOfWeek.Monday - (int)now.DayOfWeek + 7) % 7;
        var monday = At(now, now.Date.AddDays(days == 0 ? 7 : days));
        return
        [
            new(Texts.Inbox["Until they write"], null),
            new(Texts.Inbox["For an hour"], now.AddHours(1)),
            new(Texts.Inbox["Tomorrow, {0:HH:mm}", tomorrow], tomorrow),
            new(Texts.Inbox["Monday, {0:d MMM HH:mm}", monday], monday),
        ];
    }

    private static DateTimeOffset At(DateTimeOffset now, DateTime day) => new(day.AddHours(Morning), now.Offset);
}
