using System.Collections.Immutable;

namespace Chatbotics.WebFront.Dashboard.Account;

/// <summary>The time zones to choose from.</summary>
internal static class TimeZones
{
    /// <summary>IANA names of places, such as "Europe/Berlin", and UTC.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "UTC",
        .. TimeZoneInfo.GetSystemTimeZones().Select(static zone => zone.Id)
            .Where(static id => id.Contains('/', StringComparison.Ordinal)
                && id.Split('/')[0] is "Africa" or "America" or "Antarctica" or "Asia" or "Atlantic" or "Australia" or "Europe" or "Indian" or "Pacific")
            .Order(StringComparer.Ordinal),
    ];
}
