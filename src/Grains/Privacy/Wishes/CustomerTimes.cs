using System.Globalization;

namespace Chatbotics.Grains.Privacy.Wishes;

/// <summary>Times as customers read them.</summary>
internal static class CustomerTimes
{
    /// <summary>A day and a time of day, UTC, as a language writes them: "3 December 2026, 08:00 UTC", "3. Dezember 2026, 08:00 UTC".</summary>
    /// <param name="at">The time.</param>
    /// <param name="culture">The language.</param>
    public static string Say(DateTimeOffset at, CultureInfo culture)
    {
        var day = culture.TwoLetterISOLanguageName == "en" ? "d MMMM" : culture.DateTimeFormat.MonthDayPattern;
        return at.UtcDateTime.ToString($"{day} yyyy, HH:mm", culture) + " UTC";
    }
}
