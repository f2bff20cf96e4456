using System.Globalization;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Shell;

/// <summary>Times as the reader's own clock shows them. One per open page.</summary>
/// <param name="time">The clock.</param>
internal sealed class LocalClock(TimeProvider time)
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>Now, in the reader's zone.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), _zone);

    /// <summary>Asks the browser for its time zone. Until then, and for zones this machine doesn't know, UTC.</summary>
    /// <param name="browser">The open page.</param>
    public async Task Learn(IJSRuntime browser)
    {
        var id = await browser.InvokeAsync<string?>("chatbotics.zone");
        if (id is { Length: > 0 and < 80 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            _zone = zone;
        }
    }

    /// <summary>In the reader's zone.</summary>
    /// <param name="instant">A moment.</param>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <summary>When a day of the reader begins.</summary>
    /// <param name="day">The day.</param>
    public DateTimeOffset Begin(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, _zone.GetUtcOffset(midnight));
    }

    /// <summary>Hours and minutes, for example "10:40".</summary>
    /// <param name="instant">A moment.</param>
    public string Time(DateTimeOffset instant) => Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The shortest that is clear: "10:40" today, "Wed" this week, "14 Oct" this year, "14 Oct 2024" before.</summary>
    /// <param name="instant">A moment.</param>
    public string Brief(DateTimeOffset instant)
    {
        var (local, now) = (Local(instant), Now);
        var days = (now.Date - local.Date).Days;
        var format = days switch
        {
            <= 0 => "HH:mm",
            < 7 => "ddd",
            _ => Texts.Frame[local.Year == now.Year ? AreaTexts.Later("d MMM") : AreaTexts.Later("d MMM yyyy")],
        };
        return local.ToString(format, Speech.Culture);
    }

    /// <summary>A day's heading: "Today, Thursday 16 October".</summary>
    /// <param name="instant">A moment of that day.</param>
    public string Day(DateTimeOffset instant)
    {
        var (local, now) = (Local(instant), Now);
        var date = local.ToString(Texts.Frame[local.Year == now.Year ? AreaTexts.Later("dddd d MMMM") : AreaTexts.Later("dddd d MMMM yyyy")], Speech.Culture);
        return (now.Date - local.Date).Days switch
        {
            0 => Texts.Frame["Today, {0}", date],
            1 => Texts.Frame["Yesterday, {0}", date],
            _ => date,
        };
    }

    /// <summary>A moment ahead: "16:52 today", "16:52 tomorrow", "16:52 on Friday 24 October".</summary>
    /// <param name="instant">A moment.</param>
    public string Until(DateTimeOffset instant)
    {
        var local = Local(instant);
        return (local.Date - Now.Date).Days switch
        {
            0 => Texts.Frame["{0} today", Time(instant)],
            1 => Texts.Frame["{0} tomorrow", Time(instant)],
            -1 => Texts.Frame["{0} yesterday", Time(instant)],
            _ => Texts.Frame["{0} on {1}", Time(instant), local.ToString(Texts.Frame["dddd d MMMM"], Speech.Culture)],
        };
    }

    /// <summary>Everything, for tooltips: "Thursday 16 October 2025, 10:40:07".</summary>
    /// <param name="instant">A moment.</param>
    public string Full(DateTimeOffset instant) =>
        Local(instant).ToString(Texts.Frame["dddd d MMMM yyyy, HH:mm:ss"], Speech.Culture);

    /// <summary>A stretch of time in its two largest units: "6 h 12 min", "3 days 4 h", "under a minute".</summary>
    /// <param name="span">How long; not negative.</param>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => Texts.Frame["under a minute"],
        { TotalHours: < 1 } => Texts.Frame["{0} min", span.Minutes],
        { TotalDays: < 1 } => span.Minutes == 0 ? Texts.Frame["{0} h", span.Hours] : Texts.Frame["{0} h {1} min", span.Hours, span.Minutes],
        _ => span.Hours == 0 ? Texts.Frame.Count("{0} day|{0} days", span.Days) : Texts.Frame.Count("{0} day {1} h|{0} days {1} h", span.Days, span.Hours),
    };
}
