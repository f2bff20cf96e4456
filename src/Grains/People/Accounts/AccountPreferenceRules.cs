using System.Globalization;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;

namespace Chatbotics.Grains.People.Accounts;

/// <summary>What preferences must be like.</summary>
internal static class AccountPreferenceRules
{
    /// <summary>Checks preferences.</summary>
    /// <param name="preferences">All of them.</param>
    public static Refusal? Check(AccountPreferences preferences)
    {
        if (preferences.Language is { } language && !IsLanguage(language))
        {
            return new("bad_language", "Choose a language from the list.", "language");
        }

        if (preferences.TimeZone is { } zone && (zone.Length > 100 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            return new("bad_time_zone", "Choose a time zone from the list.", "timeZone");
        }

        return Enum.IsDefined(preferences.Theme) ? null : new("bad_theme", "Choose light, dark or the device's.", "theme");
    }

    private static bool IsLanguage(string tag)
    {
        try
        {
            return tag.Length is >= 2 and <= 35 && CultureInfo.GetCultureInfo(tag).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
