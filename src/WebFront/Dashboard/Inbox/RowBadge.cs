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
            { Problem: DeliveryState.Failed } => new("danger", "stop", Texts.Inbox["Not sent"]),
            { Problem: DeliveryState.Unknown } => new("draft", "unknown", Texts.Inbox["Not known yet"]),
            { WindowClosesAt: { } closes } when waits && closes > now && closes - now < Soon =>
                new("danger", "clock", Texts.Inbox["Closes in {0}", LocalClock.Span(closes - now)]),
            { WaitingSince: { } since } when waits => new(now - since >= Long ? "warn" : "", "clock", Waits(now - since)),
            { Status: ConversationStatus.Snoozed } => new("", "snooze", Snoozed(row.SnoozedUntil, now)),
            { Status: ConversationStatus.Pending } => new("", "clock", Texts.Inbox["Pending"]),
            { Status: ConversationStatus.Resolved } => new("ok", "check", Texts.Inbox["Resolved"]),
            { Owner.Kind: OwnerKind.Assistant, WaitingSince: null } => new("ok", "check", Texts.Inbox["Answered"]),
            _ => null,
        };
    }

    private static string Snoozed(DateTimeOffset? until, DateTimeOffset now)
    {
        if (until?.ToOffset(now.Offset) is not { } local)
        {
            return Texts.Inbox["Until they write"];
        }

        var format = (local.Date - now.Date).Days switch
        {
            <= 0 => "HH:mm",
            < 7 => "ddd HH:mm",
            _ => Texts.Frame["d MMM"],
        };
        return Texts.Inbox["Until {0}", local.ToString(format, Speech.Culture)];
    }

    private static string Waits(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? Texts.Inbox["Just came"] : Texts.Inbox["Waits {0}", LocalClock.Span(span)];
}
