using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.WebFront.Dashboard.Notifications;

/// <summary>The sentences that notifications are told in, on pages, in browsers and in mails.</summary>
internal static class NotificationTexts
{
    /// <summary>The kinds in the order of the settings, with what people read there.</summary>
    public static ImmutableArray<(NotificationKind Kind, string Title, string About)> Kinds { get; } =
    [
        (NotificationKind.Assigned, "Assigned to me", "A colleague or a rule gave you a conversation."),
        (NotificationKind.Mentioned, "Mentions", "Somebody named you in a private note."),
        (NotificationKind.CustomerWrote, "New message in my conversations", "The customer wrote, and you are responsible."),
        (NotificationKind.Waiting, "Unassigned conversations", "A conversation waits for anybody."),
        (NotificationKind.SnoozeEnded, "Snooze ended", "One of your conversations is open again."),
        (NotificationKind.SendFailed, "A message could not be sent", "The platform refused what you wrote."),
        (NotificationKind.ChannelTrouble, "Channels in trouble", "For those who manage channels. The mail about it is sent in any case."),
        (NotificationKind.PrivacyDeadline, "Privacy deadlines", "For those who answer requests about personal data."),
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
        var customer = who ?? (notice.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"the customer of #{notice.Number}") : "a customer");
        var conversation = who ?? (notice.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"Conversation #{notice.Number}") : "A conversation");
        var text = notice.Kind switch
        {
            NotificationKind.Assigned => by is null ? $"{conversation} was assigned to you" : $"{by} assigned {Lower(conversation)} to you",
            NotificationKind.Mentioned => $"{by ?? "A colleague"} mentioned you in a note about {customer}",
            NotificationKind.CustomerWrote => count == 1 ? $"{customer} wrote" : string.Create(CultureInfo.InvariantCulture, $"{customer} wrote {count} messages"),
            NotificationKind.Waiting => $"{conversation} waits for somebody",
            NotificationKind.SnoozeEnded => $"{conversation} is open again: the snooze ended",
            NotificationKind.SendFailed => count == 1 ? $"Your message to {customer} could not be sent" : string.Create(CultureInfo.InvariantCulture, $"{count} messages to {customer} could not be sent"),
            NotificationKind.ChannelTrouble => who is null ? "A channel needs you" : $"The channel {who} needs you",
            _ => string.Create(CultureInfo.InvariantCulture, $"Request #{notice.Number} about personal data must be answered by {notice.At:d MMMM}"),
        };
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    private static string Lower(string text) => text.StartsWith("Conversation #", StringComparison.Ordinal) || text is "A conversation"
        ? char.ToLowerInvariant(text[0]) + text[1..]
        : text;
}
