using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;

namespace Chatbotics.WebFront.Api.Agents;

/// <summary>An agent's hours between programs and the agent.</summary>
internal static class AgentHoursText
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Hours as programs see them.</summary>
    /// <param name="hours">The hours; null for always.</param>
    public static AgentModels.Hours Of(AgentHours? hours) => hours is null
        ? new AgentModels.Hours(ApiWords.Of(When.Always), null, [])
        : new AgentModels.Hours(
            ApiWords.Of(hours.IsOutside ? When.Outside : When.Inside),
            hours.TimeZone,
            [.. (hours.Spans.IsDefault ? [] : hours.Spans).Select(static one => new AgentModels.HoursOfDay(one.Day, Clock(one.FromMinute), Clock(one.ToMinute)))]);

    /// <summary>Hours that a program sends; times that are none are such as the agent's rules refuse.</summary>
    /// <param name="body">The hours.</param>
    /// <exception cref="ApiException">The word is wrong; the field is named.</exception>
    public static AgentHours? Read(AgentModels.Hours body)
    {
        var when = ApiCall.Word<When>("draft.hours.when", body.When ?? "");
        return when == When.Always ? null : new AgentHours
        {
            TimeZone = body.TimeZone ?? "UTC",
            IsOutside = when == When.Outside,
            Spans = [.. (body.Spans ?? []).OfType<AgentModels.HoursOfDay>().Select(static one => new HoursSpan(one.Day, Minute(one.From), Minute(one.To)))],
        };
    }

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static int Minute(string? time) => time == "24:00" ? MinutesOfDay
        : TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? (parsed.Hour * 60) + parsed.Minute
        : -1;

    private enum When
    {
        Always,
        Inside,
        Outside,
    }
}
