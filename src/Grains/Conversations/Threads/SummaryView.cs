using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Threads;

/// <summary>The conversation in one row.</summary>
internal static class SummaryView
{
    private const int MaxPreview = 120;

    /// <summary>The row; null before the first episode.</summary>
    /// <param name="state">The state.</param>
    /// <param name="key">The conversation.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="keyId">The key that seals it.</param>
    public static ConversationSummary? Of(ConversationState state, ConversationKey key, ChannelPlatform platform, Guid keyId)
    {
        if (!state.Exists)
        {
            return null;
        }

        var last = state.Messages.IsEmpty ? null : state.Messages[^1];
        return new ConversationSummary
        {
            Key = key,
            Version = state.Version,
            Number = state.Number,
            Status = state.Status,
            Owner = state.Owner,
            ContactName = state.Contact.DisplayName,
            Preview = last is null ? string.Empty : Preview(last),
            PreviewAuthor = last?.Author.Kind ?? AuthorKind.System,
            LastActivityAt = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(state.LastActivity, state.OpenedAt)),
            Unread = state.Unread,
            WindowClosesAt = state.LastCustomerActAt + MessagingWindow.For(platform).Standard,
            Problem = ProblemOf(state),
            OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(state.OpenedAt),
            WaitingSince = state.WaitingSince == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(state.WaitingSince),
            KeyId = keyId,
            Assignee = state.Assignee,
            Team = state.Team,
            Priority = state.Priority,
            Labels = state.Labels,
            SnoozedUntil = state.SnoozedUntil == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(state.SnoozedUntil),
            Mentions = state.Mentioned,
        };
    }

    /// <summary>Whether two states give different rows, their versions aside.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="after">The state after.</param>
    public static bool Differs(ConversationState before, ConversationState after) =>
        before.Number != after.Number
        || before.Status != after.Status
        || before.Unread != after.Unread
        || before.LastActivity != after.LastActivity
        || before.WaitingSince != after.WaitingSince
        || before.LastCustomerAct != after.LastCustomerAct
        || before.Priority != after.Priority
        || before.SnoozedUntil != after.SnoozedUntil
        || before.Labels != after.Labels
        || before.Team != after.Team
        || before.Assignee != after.Assignee
        || before.Mentioned != after.Mentioned
        || !ReferenceEquals(before.Contact, after.Contact)
        || !ReferenceEquals(before.Owner, after.Owner)
        || DiffersInMessages(before, after);

    private static bool DiffersInMessages(ConversationState before, ConversationState after)
    {
        if (before.Messages == after.Messages)
        {
            return false;
        }

        var (old, last) = (before.Messages.IsEmpty ? null : before.Messages[^1], after.Messages.IsEmpty ? null : after.Messages[^1]);
        return old?.Position != last?.Position || old?.IsUnsent != last?.IsUnsent
            || old?.Extras?.EditedAt != last?.Extras?.EditedAt || ProblemOf(before) != ProblemOf(after);
    }

    private static DeliveryState? ProblemOf(ConversationState state)
    {
        for (var i = state.Messages.Length - 1; i >= 0; i--)
        {
            if (state.Messages[i].Delivery is { } delivery)
            {
                return delivery is DeliveryState.Failed or DeliveryState.Unknown ? delivery : null;
            }
        }

        return null;
    }

    private static string Preview(Message message)
    {
        if (message.Content is not { } content)
        {
            return message.IsUnsent ? "Message taken back" : string.Empty;
        }

        var text = content.Text ?? content.Template?.Name;
        if (string.IsNullOrWhiteSpace(text))
        {
            return content.Kind == ContentKinds.Erased ? "Message erased" : content.Attachments.IsDefaultOrEmpty ? $"[{content.Kind}]" : content.Attachments[0].FileName ?? $"[{content.Attachments[0].Kind}]";
        }

        return OneLine(text);
    }

    private static string OneLine(string text)
    {
        if (text.Length <= MaxPreview && !text.AsSpan().ContainsAny("\r\n\t"))
        {
            return text;
        }

        var end = Math.Min(text.Length, MaxPreview);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Create(end, text, static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }
}
