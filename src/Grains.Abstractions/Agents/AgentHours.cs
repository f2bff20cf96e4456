using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>When an agent answers.</summary>
[GenerateSerializer, Immutable, Alias("agent-hours")]
public sealed record AgentHours
{
    /// <summary>The IANA time zone that the spans are meant in, for example "Europe/Berlin".</summary>
    [Id(0)]
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The spans of a week.</summary>
    [Id(1)]
    public ImmutableArray<HoursSpan> Spans { get; init; } = [];

    /// <summary>It answers outside of the spans instead of inside.</summary>
    [Id(2)]
    public bool IsOutside { get; init; }

    /// <summary>Whether the agent answers at a time. An unknown time zone counts as UTC.</summary>
    /// <param name="time">The time.</param>
    public bool Includes(DateTimeOffset time)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(time, zone);
        var minute = (local.Hour * 60) + local.Minute;
        var day = (int)local.DayOfWeek;
        var isWithin = (Spans.IsDefault ? [] : Spans).Any(span => span.Day == day && minute >= span.FromMinute && minute < span.ToMinute);
        return isWithin != IsOutside;
    }
}
