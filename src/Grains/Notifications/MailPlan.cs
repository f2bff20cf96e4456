using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.Grains.Notifications;

/// <summary>When members are left in peace, and when their mails go out: by the clock on their wall. Pure.</summary>
internal static class MailPlan
{
    private const int DailyHour = 8;
    private const int MinutesOfDay = 24 * 60;
    private static readonly TimeSpan Breath = TimeSpan.FromMinutes(1);

    /// <summary>Whether a moment lies in the quiet hours.</summary>
    /// <param name="settings">The member's wishes.</param>
    /// <param name="zone">Where the member is.</param>
    /// <param name="now">The moment.</param>
    public static bool IsQuiet(NotificationSettings settings, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!settings.IsQuiet || settings.QuietFrom == settings.QuietTo)
        {
            return false;
        }

        var minute = (int)TimeZoneInfo.ConvertTime(now, zone).TimeOfDay.TotalMinutes;
        return settings.QuietFrom < settings.QuietTo
            ? minute >= settings.QuietFrom && minute < settings.QuietTo
            : minute >= settings.QuietFrom || minute < settings.QuietTo;
    }

    /// <summary>When a mail goes out about what happened now.</summary>
    /// <param name="settings">The member's wishes; their pace is not "never".</param>
    /// <param name="zone">Where the member is.</param>
    /// <param name="now">Now.</param>
    public static DateTimeOffset Due(NotificationSettings settings, TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var due = settings.Mails switch
        {
            MailPace.Daily => At(zone, local.TimeOfDay < TimeSpan.FromHours(DailyHour) ? local.Date : local.Date.AddDays(1), DailyHour * 60),
            MailPace.Hourly => At(zone, local.Date, ((int)local.TimeOfDay.TotalHours + 1) * 60),
            _ => now + Breath,
        };
        return AfterQuiet(settings, zone, due);
    }

    /// <summary>A moment, or the end of the quiet hours that it lies in.</summary>
    /// <param name="settings">The member's wishes.</param>
    /// <param name="zone">Where the member is.</param>
    /// <param name="due">The moment.</param>
    public static DateTimeOffset AfterQuiet(NotificationSettings settings, TimeZoneInfo zone, DateTimeOffset due)
    {
        if (!IsQuiet(settings, zone, due))
        {
            return due;
        }

        var local = TimeZoneInfo.ConvertTime(due, zone).DateTime;
        var day = local.TimeOfDay.TotalMinutes < settings.QuietTo ? local.Date : local.Date.AddDays(1);
        return At(zone, day, settings.QuietTo);
    }

    // An hour that the change to summer time leaves out is the one after it.
    private static DateTimeOffset At(TimeZoneInfo zone, DateTime day, int minutes)
    {
        var local = day.AddDays(minutes / MinutesOfDay).AddMinutes(minutes % MinutesOfDay);
        if (zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
