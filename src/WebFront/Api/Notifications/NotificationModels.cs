using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Notifications;

/// <summary>How people are told of things, as programs see it.</summary>
internal static class NotificationModels
{
    /// <summary>What the key's member was told of, and how much of all of it is unread.</summary>
    internal sealed record NotificationList(ImmutableArray<Item> Items, int Unread);

    /// <summary>Something that happened; byId is the member who did it, missing for rules, customers and platforms.</summary>
    internal sealed record Item(
        long Id, string Event, DateTimeOffset At, string? ConversationId, string? ChannelId, long? Number, string? ById, int Count, bool IsRead);

    /// <summary>Up to which id; left out for all.</summary>
    internal sealed record ReadBody(long? UpTo);

    /// <summary>How the key's member is told of things in this workspace.</summary>
    internal sealed record NotificationSettings(
        ImmutableArray<NotificationEvent> Events, string Mails, bool IsQuiet, string QuietFrom, string QuietTo, string? TimeZone, bool PushShowsContent);

    /// <summary>Something that happens, and the ways in which the member is told of it: in_app, sound, push, mail; none of them for not at all.</summary>
    internal sealed record NotificationEvent(string? Event, ImmutableArray<string>? Ways);

    /// <summary>What changes; what is left out stays, events that are not named too. An empty time zone is the account's.</summary>
    internal sealed record NotificationBody(
        ImmutableArray<NotificationEvent>? Events, string? Mails, bool? IsQuiet, string? QuietFrom, string? QuietTo, string? TimeZone, bool? PushShowsContent);

    /// <summary>Whether the workspace's mails about what is unread name customers and what they wrote.</summary>
    internal sealed record MailContent(bool ShowsContent);

    /// <summary>Whether they shall.</summary>
    internal sealed record MailContentBody(bool? ShowsContent);
}
