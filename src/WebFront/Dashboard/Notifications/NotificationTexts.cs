using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>The sentences that notifications are told in, on pages, in browsers and in mails.</summary>
internal static class NotificationTexts
{
    /// <summary>The kinds in the order of the settings, with what people read there.</summary>
    public static ImmutableArray<(NotificationKind Kind, string Title, string About)> Kinds =>
    [
        (NotificationKind.Assigned, Texts.Settings["Assigned to me"], Texts.Settings["A colleague or a rule gave you a conversation."]),
        (NotificationKind.Mentioned, Texts.Settings["Mentions"], Texts.Settings["Somebody named you in a private note."]),
        (NotificationKind.CustomerWrote, Texts.Settings["New message in my conversations"], Texts.Settings["The customer wrote, and you are responsible."]),
        (NotificationKind.Waiting, Texts.Settings["Unassigned conversations"], Texts.Settings["A conversation waits for anybody."]),
        (NotificationKind.SnoozeEnded, Texts.Settings["Snooze ended"], Texts.Settings["One of your conversations is open again."]),
        (NotificationKind.SendFailed, Texts.Settings["A message could not be sent"], Texts.Settings["The platform refused what you wrote."]),
        (NotificationKind.ChannelTrouble, Texts.Settings["Channels in trouble"], Texts.Settings["For those who manage channels. The mail about it is sent in any case."]),
        (NotificationKind.RetentionAhead, Texts.Settings["Erasing ahead"], Texts.Settings["For those who manage privacy: a rule was set that will erase something."]),
        (NotificationKind.PrivacyDeadline, Texts.Settings["Privacy deadlines"], Texts.Settings["For those who answer requests about personal data."]),
    ];

    /// <summary>The icon of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string Icon(NotificationKind kind) => kind switch
    {
        NotificationKind.Assigned => "person",
        NotificationKind.Mentioned => "note",
        NotificationKind.CustomerWrote => "chat",
        NotificationKind.Waiting => "nobody",
        NotificationKind.SnoozeEnded => "snooze",
        NotificationKind.SendFailed => "alert",
        NotificationKind.ChannelTrouble => "plug",
        _ => "shield",
    };

    /// <summary>What happened.</summary>
    /// <param name="item">The notification.</param>
    /// <param name="who">The customer, or the channel; null where it must not or can't be said.</param>
    /// <param name="by">The colleague; null for nobody.</param>
    public static string Title(Notification item, string? who, string? by)
    {
        var (notice, count) = (item.Notice, item.Count);
        var customer = who ?? (notice.Number > 0 ? Texts.Settings["the customer of #{0}", notice.Number] : Texts.Settings["a customer"]);
        var conversation = who ?? (notice.Number > 0 ? Texts.Settings["Conversation #{0}", notice.Number] : Texts.Settings["A conversation"]);
        var text = notice.Kind switch
        {
            NotificationKind.Assigned => by is null ? Texts.Settings["{0} was assigned to you", conversation] : Texts.Settings["{0} assigned {1} to you", by, Lower(conversation)],
            NotificationKind.Mentioned => Texts.Settings["{0} mentioned you in a note about {1}", by ?? Texts.Settings["A colleague"], customer],
            NotificationKind.CustomerWrote => count == 1 ? Texts.Settings["{0} wrote", customer] : Texts.Settings["{0} wrote {1} messages", customer, count],
            NotificationKind.Waiting => Texts.Settings["{0} waits for somebody", conversation],
            NotificationKind.SnoozeEnded => Texts.Settings["{0} is open again: the snooze ended", conversation],
            NotificationKind.SendFailed => count == 1 ? Texts.Settings["Your message to {0} could not be sent", customer] : Texts.Settings["{0} messages to {1} could not be sent", count, customer],
            NotificationKind.ChannelTrouble => who is null ? Texts.Settings["A channel needs you"] : Texts.Settings["The channel {0} needs you", who],
            NotificationKind.RetentionAhead => Texts.Settings["From {0:d MMMM} on, something is erased for the first time by a new rule. You can still stop it.", notice.At],
            _ => Texts.Settings["Request #{0} about personal data must be answered by {1:d MMMM}", notice.Number, notice.At],
        };
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    private static string Lower(string text) => text.StartsWith("Conversation #", StringComparison.Ordinal) || text == Texts.Settings["A conversation"]
        ? char.ToLowerInvariant(text[0]) + text[1..]
        : text;
}
