using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>Arranges a thread's items into what the page shows line by line.</summary>
internal static class ThreadBlocks
{
    /// <summary>Messages of one author at most this far apart stand under one foot.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(60);

    /// <summary>The thread's lines, oldest first.</summary>
    /// <param name="items">The items, oldest first.</param>
    /// <param name="clock">Where the days begin.</param>
    public static ImmutableArray<ThreadBlock> From(ImmutableArray<ThreadItem> items, LocalClock clock)
    {
        var blocks = ImmutableArray.CreateBuilder<ThreadBlock>();
        DateTime? day = null;
        var holder = items.IsEmpty ? OwnerKind.Nobody : items[0].HeldBy;
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            var date = clock.Local(Shown(item)).Date;
            if (date != day)
            {
                day = date;
                blocks.Add(new ThreadBlock.Day("day" + date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), holder, Shown(item)));
            }

            var id = item.Position.ToString(CultureInfo.InvariantCulture);
            if (item.Kind == ThreadItemKind.Activity)
            {
                var now = item.Owner?.Kind ?? item.HeldBy;
                blocks.Add(new ThreadBlock.Line(id, now, item, holder));
                holder = now;
                continue;
            }

            if (item.Kind == ThreadItemKind.Note)
            {
                blocks.Add(new ThreadBlock.Note(id, holder, item));
                continue;
            }

            var end = i + 1;
            while (end < items.Length && Belongs(items[end - 1], items[end]) && clock.Local(Shown(items[end])).Date == date)
            {
                end++;
            }

            var group = items[i..end];
            holder = item.HeldBy;
            var answered = end < items.Length && items[end] is { Kind: ThreadItemKind.Message, Author.Kind: AuthorKind.Assistant };
            blocks.Add(new ThreadBlock.Messages(
                id, holder, group, group.Length > 1 && answered && item.Author.Kind == AuthorKind.Customer));
            i = end - 1;
        }

        return blocks.ToImmutable();
    }

    /// <summary>The time that the thread shows: the platform's when it gave one.</summary>
    /// <param name="item">The item.</param>
    public static DateTimeOffset Shown(ThreadItem item) => item.ProviderTime ?? item.At;

    private static bool Belongs(ThreadItem one, ThreadItem next) =>
        next.Kind == ThreadItemKind.Message
        && one.Author.Kind == next.Author.Kind && one.Author.Id == next.Author.Id
        && one.HeldBy == next.HeldBy && one.Delivery == next.Delivery
        && IsPlain(one) && IsPlain(next)
        && Shown(next) - Shown(one) <= Together;

    // What needs a foot of its own stands alone.
    private static bool IsPlain(ThreadItem item) =>
        item is { IsUnsent: false, IsEdited: false, HeldUntil: null, Story: null, Reactions.IsDefaultOrEmpty: true, Error: null, Referral: null, Trace: null }
        && item.Delivery is not (DeliveryState.Failed or DeliveryState.Unknown);
}
