using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Notifications;

/// <summary>What a member's wishes must be like.</summary>
internal static class NotificationRules
{
    private const int MinutesOfDay = 24 * 60;
    private const NotificationChannels All =
        NotificationChannels.InApp | NotificationChannels.Sound | NotificationChannels.Push | NotificationChannels.Mail;

    /// <summary>Checks them.</summary>
    /// <param name="settings">All of them.</param>
    public static Refusal? Check(NotificationSettings settings)
    {
        if (settings.Rules.Any(static rule => !Enum.IsDefined(rule.Kind) || (rule.Channels & ~All) != NotificationChannels.None)
            || settings.Rules.DistinctBy(static rule => rule.Kind).Count() != settings.Rules.Length)
        {
            return new("bad_rules", "Choose for each event how to be told of it.", "rules");
        }

        if (!Enum.IsDefined(settings.Mails))
        {
            return new("bad_pace", "Choose how often mails are sent.", "mails");
        }

        if (settings.QuietFrom is < 0 or >= MinutesOfDay)
        {
            return new("bad_time", "Give the time as hours and minutes, such as 20:00.", "quietFrom");
        }

        if (settings.QuietTo is < 0 or >= MinutesOfDay)
        {
            return new("bad_time", "Give the time as hours and minutes, such as 07:00.", "quietTo");
        }

        if (settings.IsQuiet && settings.QuietFrom == settings.QuietTo)
        {
            return new("no_end", "Let the quiet hours end at another time than they begin.", "quietTo");
        }

        return settings.TimeZone is { } zone && (zone.Length > 100 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            ? new("bad_time_zone", "Choose a time zone from the list.", "timeZone")
            : null;
    }
}
