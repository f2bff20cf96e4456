using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>What entries make of one message. The state and the thread's view fold with the same steps.</summary>
internal static class MessageSteps
{
    /// <summary>A customer's message.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="position">The entry's position.</param>
    public static Message Begin(MessageIn entry, long position) => new Message
    {
        Position = position,
        At = entry.At,
        ProviderTime = entry.Time ?? 0,
        Author = entry.Self ? Author.NativeApp : Author.Customer,
        MessageId = Utf8Text.Of(entry.Id),
        IsUnanswered = !entry.Self,
        IsForAssistant = entry is { Self: false, Standby: false, Group: null, Content.Kind: not ContentKinds.Erased },
    }.Saying(entry.Content);

    /// <summary>A message that the business wrote elsewhere.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="position">The entry's position.</param>
    public static Message Begin(EchoIn entry, long position) => new Message
    {
        Position = position,
        At = entry.At,
        ProviderTime = entry.Time ?? 0,
        Author = entry.By,
        MessageId = Utf8Text.Of(entry.Id),
    }.Saying(entry.Content);

    /// <summary>A message of ours.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="position">The entry's position.</param>
    public static Message Begin(MessageQueued entry, long position) => new Message
    {
        Position = position,
        At = entry.At,
        Author = entry.By,
        Extras = entry.ClientId is null ? null : new MessageExtras { ClientId = entry.ClientId },
        Delivery = DeliveryState.Queued,
        Sending = new Sending { QueuePosition = position, ReplyTo = entry.ReplyTo, NextAt = entry.NotBefore },
    }.Saying(entry.Content);

    /// <summary>The message after an entry that concerns it.</summary>
    /// <param name="message">The message before.</param>
    /// <param name="entry">An edit, unsend, reaction, receipt or a step of sending.</param>
    /// <param name="position">The entry's position.</param>
    public static Message After(Message message, Entry entry, long position) => entry switch
    {
        EditIn edit => Edited(message, edit),
        UnsendIn => message.TakenBack(),
        ReactionIn reaction => Reacted(message, reaction),
        ReceiptIn receipt => Confirmed(message, receipt),
        OutboundEntry step => Sent(message, message.Sending ?? new Sending(), step, position),
        _ => message,
    };

    /// <summary>Whether a receipt with a watermark covers a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="receipt">The receipt.</param>
    public static bool IsCovered(Message message, ReceiptIn receipt) =>
        receipt.Watermark is { } watermark
        && message.Delivery is DeliveryState.Accepted or DeliveryState.Sent or DeliveryState.Delivered
        && message.ProviderTime <= watermark;

    private static Message Edited(Message message, EditIn edit)
    {
        if (message.IsUnsent || edit.OrderTime < message.Extras?.EditedAt)
        {
            return message;
        }

        var edited = message.Saying(edit.Content);
        return edited with { Extras = (edited.Extras ?? MessageExtras.None) with { EditedAt = edit.OrderTime } };
    }

    private static Message Reacted(Message message, ReactionIn reaction)
    {
        var extras = message.Extras ?? MessageExtras.None;
        return reaction.OrderTime < extras.ReactionAt
            ? message
            : message with { Extras = extras with { Reaction = reaction.Shown(), ReactionAt = reaction.OrderTime } };
    }

    private static Message Confirmed(Message message, ReceiptIn receipt)
    {
        var state = Deliveries.Of(receipt.Status);
        if (message.Delivery is not { } present || !Deliveries.IsAdvance(present, state))
        {
            return message;
        }

        return message with
        {
            Delivery = state,
            Sending = state == DeliveryState.Failed
                ? (message.Sending ?? new Sending()) with { Error = receipt.Error, FailedAt = receipt.At }
                : null,
        };
    }

    private static Message Sent(Message message, Sending sending, OutboundEntry step, long position) => step switch
    {
        AttemptStarted attempt => message with
        {
            Delivery = DeliveryState.Attempting,
            Sending = sending with
            {
                Attempts = attempt.Number,
                Tries = sending.Tries + 1,
                FirstTryAt = sending.Tries == 0 ? attempt.At : sending.FirstTryAt,
                AttemptPosition = position,
                AttemptAt = attempt.At,
                Tracker = attempt.Tracker,
                NextAt = 0,
                Error = null,
            },
        },
        AttemptAccepted accepted => Accepted(message, sending, accepted.Id),
        SendReconciled found => Accepted(message, sending, found.Id),
        AttemptFailed { RetryAt: > 0 } failed => message with
        {
            Delivery = DeliveryState.Queued,
            Sending = sending with { Error = failed.Error, NextAt = failed.RetryAt },
        },
        AttemptFailed failed => message with
        {
            Delivery = DeliveryState.Failed,
            Sending = sending with { Error = failed.Error, FailedAt = failed.At },
        },
        AttemptLost lost => message with
        {
            Delivery = DeliveryState.Unknown,
            Sending = sending with { HoldUntil = lost.HoldUntil, UnknownUntil = lost.Until, Error = null },
        },
        SendHeld held => message with
        {
            Delivery = DeliveryState.Queued,
            Sending = sending with { Error = held.Error, NextAt = held.Until, Tries = 0 },
        },
        SendCancelled => message with { Delivery = DeliveryState.Cancelled, Sending = null },
        SendRequeued again => message with
        {
            Delivery = DeliveryState.Queued,
            Sending = new Sending
            {
                QueuePosition = position,
                Attempts = sending.Attempts,
                LostTrackers = message.Delivery == DeliveryState.Unknown && sending.Tracker is { } tracker
                    ? [tracker, .. (sending.LostTrackers ?? []).Take(3)]
                    : sending.LostTrackers,
                ReplyTo = sending.ReplyTo,
                IsWanted = true,
            },
        },
        _ => message,
    };

    private static Message Accepted(Message message, Sending sending, string? id) => message with
    {
        Delivery = message.IsOpen || message.Delivery == DeliveryState.Failed ? DeliveryState.Accepted : message.Delivery,
        MessageId = id is null ? message.MessageId : Utf8Text.Of(id),
        ProviderTime = sending.AttemptAt > 0 ? sending.AttemptAt : message.ProviderTime,
        Sending = null,
    };
}
