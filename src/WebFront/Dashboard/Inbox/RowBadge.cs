using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>The one badge of a row: what is most urgent about it.</summary>
/// <param name="Css">Its colour class; empty for none.</param>
/// <param name="Icon">Its sign.</param>
/// <param name="Text">Its words.</param>
internal sealed record RowBadge(string Css, string Icon, string Text)
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(2);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    /// <summary>The badge of a row; null when nothing needs saying.</summary>
    /// <param name="row">The row.</param>
    /// <param name="now">The time.</param>
    public static RowBadge? For(ConversationSummary row, DateTimeOffset now)
    {
        var waits = row is { WaitingSince: not null, Status: ConversationStatus.Open } && row.Owner.Kind != OwnerKind.Assistant;
        return row switch
        {
            { Problem: DeliveryState.Failed } => new("danger", "stop", "Not sent"),
            { Problem: DeliveryState.Unknown } => new("draft", "unknown", "Not known yet"),
            { WindowClosesAt: { } closes } when waits && closes > now && closes - now < Soon =>
                new("danger", "clock", $"Closes in {LocalClock.Span(closes - now)}"),
            { WaitingSince: { } since } when waits => new(now - since >= Long ? "warn" : "", "clock", Waits(now - since)),
            { Status: ConversationStatus.Snoozed } => new("", "snooze", Snoozed(row.SnoozedUntil, now)),
            { Status: ConversationStatus.Pending } => new("", "clock", "Pending"),
            { Status: ConversationStatus.Resolved } => new("ok", "check", "Resolved"),
            { Owner.Kind: OwnerKind.Assistant, WaitingSince: null } => new("ok", "check", "Answered"),
            _ => null,
        };
    }

    private static string Snoozed(DateTimeOffset? until, DateTimeOffset now)
    {
        if (until?.ToOffset(now.Offset) is not { } local)
        {
            return "Until they write";
        }

        var format = (local.Date - now.Date).Days switch
        {
            <= 0 => "HH:mm",
            < 7 => "ddd HH:mm",
            _ => "d MMM",
        };
        return "Until " + local.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Waits(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? "Just came" : $"Waits {LocalClock.Span(span)}";
}
