using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.Grains.Notifications;

/// <summary>Adds to a member's list and takes from it. Pure.</summary>
internal static class NotificationList
{
    /// <summary>The most items that are kept; the oldest read ones go first.</summary>
    public const int MaxItems = 200;

    /// <summary>Adds what happened: to the unread item about the same, or as a new one.</summary>
    /// <param name="state">The list.</param>
    /// <param name="notice">What happened.</param>
    /// <param name="channels">How the member wants to be told.</param>
    /// <returns>The list with the item at its end.</returns>
    public static NotificationsState Add(NotificationsState state, Notice notice, NotificationChannels channels)
    {
        var items = state.Items;
        var same = IndexOfSame(items, notice);
        var count = 1;
        if (same >= 0)
        {
            count += items[same].Count;
            items = items.RemoveAt(same);
        }

        items = items.Add(new StoredNotification { Id = state.Last + 1, Notice = notice, Count = count, Channels = channels });
        if (items.Length > MaxItems)
        {
            var oldest = items.ToList().FindIndex(static item => item.IsRead);
            items = items.RemoveAt(Math.Max(0, oldest));
        }

        return state with { Items = items, Last = state.Last + 1 };
    }

    /// <summary>Marks items as read.</summary>
    /// <param name="state">The list.</param>
    /// <param name="which">Which.</param>
    /// <returns>The same list when nothing changed.</returns>
    public static NotificationsState Read(NotificationsState state, Func<StoredNotification, bool> which) =>
        state.Items.Any(item => !item.IsRead && which(item))
            ? state with { Items = [.. state.Items.Select(item => !item.IsRead && which(item) ? item with { IsRead = true } : item)] }
            : state;

    /// <summary>How many listed items are unread.</summary>
    /// <param name="state">The list.</param>
    public static int Unread(NotificationsState state) => state.Items.Count(static item => item is { IsRead: false, IsListed: true });

    private static int IndexOfSame(ImmutableArray<StoredNotification> items, Notice notice)
    {
        for (var i = items.Length - 1; i >= 0; i--)
        {
            var (item, old) = (items[i], items[i].Notice);
            if (!item.IsRead && old.Kind == notice.Kind
                && string.Equals(old.Conversation, notice.Conversation, StringComparison.Ordinal)
                && string.Equals(old.Connection, notice.Connection, StringComparison.Ordinal)
                && (notice.Conversation is not null || old.Number == notice.Number))
            {
                return i;
            }
        }

        return -1;
    }
}
