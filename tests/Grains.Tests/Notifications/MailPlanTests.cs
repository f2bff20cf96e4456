using System.Globalization;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Notifications;

namespace Chatbotics.Grains.Tests.Notifications;

public sealed class MailPlanTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData(MailPace.Immediately, "2025-10-16T08:20:00Z", "2025-10-16T08:21:00Z")]
    [InlineData(MailPace.Hourly, "2025-10-16T08:20:00Z", "2025-10-16T09:00:00Z")]
    [InlineData(MailPace.Daily, "2025-10-16T05:59:00Z", "2025-10-16T06:00:00Z")]
    [InlineData(MailPace.Daily, "2025-10-16T06:00:00Z", "2025-10-17T06:00:00Z")]
    [InlineData(MailPace.Daily, "2025-10-25T12:00:00Z", "2025-10-26T07:00:00Z")]
    [InlineData(MailPace.Hourly, "2025-03-30T00:30:00Z", "2025-03-30T01:00:00Z")]
    public void Mails_go_by_the_clock_on_the_members_wall(MailPace pace, string now, string due) =>
        Assert.Equal(At(due), MailPlan.Due(new NotificationSettings { Mails = pace }, Berlin, At(now)));

    [Theory]
    [InlineData("2025-10-16T17:30:00Z", "2025-10-16T18:00:00Z", false)]
    [InlineData("2025-10-16T18:30:00Z", "2025-10-17T05:00:00Z", true)]
    [InlineData("2025-10-16T23:30:00Z", "2025-10-17T05:00:00Z", true)]
    [InlineData("2025-10-17T05:00:00Z", "2025-10-17T06:00:00Z", false)]
    public void Quiet_hours_end_in_the_morning(string now, string due, bool isQuiet)
    {
        // From eight in the evening to seven in the morning; the mail that is due at eight sharp waits for the morning too.
        var settings = new NotificationSettings { Mails = MailPace.Hourly, IsQuiet = true, QuietFrom = 20 * 60, QuietTo = 7 * 60 };
        Assert.Equal(isQuiet, MailPlan.IsQuiet(settings, Berlin, At(now)));
        Assert.Equal(now == "2025-10-16T17:30:00Z" ? At("2025-10-17T05:00:00Z") : At(due), MailPlan.Due(settings, Berlin, At(now)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
