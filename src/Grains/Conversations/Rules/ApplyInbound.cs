using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>What the platform's events make of the state.</summary>
internal static class ApplyInbound
{
    /// <summary>How many changes wait for their message.</summary>
    public const int MaxWaiting = 12;

    /// <summary>How long they wait; the thread's view finds the two together at any time.</summary>
    public static readonly TimeSpan WaitingPeriod = TimeSpan.FromDays(1);

    /// <summary>The state after an event of the platform.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The event.</param>
    /// <param name="position">The entry's position.</param>
    public static ConversationState Apply(ConversationState state, InboundEntry entry, long position)
    {
        var seen = state with { Seen = state.Seen.Add(entry.Hash, entry.Time) };
        return entry switch
        {
            MessageIn message => Received(seen, message, position),
            EchoIn echo => Echoed(seen, echo, position),
            EditIn edit => Changed(seen, edit.Target, edit, position),
            UnsendIn unsend => WithoutEmptyTurn(Changed(Files.TakenBack(seen, unsend), unsend.Target, unsend, position)),
            ReactionIn reaction => Changed(seen, reaction.Target, reaction, position),
            ReceiptIn receipt => Marketing.Apply(Confirmed(seen, receipt, position), receipt.Error, receipt.At),
            ActivityIn { Opens: true, Own: false } activity => seen with { LastCustomerAct = Latest(seen, activity) },
            ActivityIn { Own: false } activity => Marketing.Apply(seen, activity),
            _ => seen,
        };
    }

    /// <summary>The state after what is known of the contact changed.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">What is known now.</param>
    public static ConversationState Apply(ConversationState state, ContactUpdated entry) => state with
    {
        Contact = new Contact
        {
            Ids = entry.Ids,
            Name = entry.Name,
            Username = entry.Username,
            Phone = entry.Phone,
            AsOf = entry.AsOf,
        },
    };

    /// <summary>A message with the changes that waited for it, and the state without them.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="message">The message, whose provider id has just become known.</param>
    public static (ConversationState State, Message Message) TakeWaiting(ConversationState state, Message message)
    {
        if (state.Waiting.IsEmpty || message.MessageId.IsNone)
        {
            return (state, message);
        }

        var left = ImmutableArray.CreateBuilder<WaitingChange>(state.Waiting.Length);
        foreach (var waiting in state.Waiting)
        {
            if (message.MessageId.Is(waiting.Target))
            {
                message = MessageSteps.After(message, waiting.Change, message.Position);
            }
            else
            {
                left.Add(waiting);
            }
        }

        return left.Count == state.Waiting.Length ? (state, message) : (state with { Waiting = left.DrainToImmutable() }, message);
    }

    private static ConversationState Received(ConversationState state, MessageIn entry, long position)
    {
        (state, var message) = TakeWaiting(state, MessageSteps.Begin(entry, position));
        return state with
        {
            Messages = MessageList.Add(state.Messages, message),
            Files = message.IsUnsent ? state.Files : Files.Add(state.Files, entry.Content, position, entry.At),
            LastActivity = Math.Max(state.LastActivity, entry.At),
            Unread = entry.Self || state.IsBlocked ? state.Unread : state.Unread + 1,
            WaitingSince = entry.Self || state.IsBlocked || state.WaitingSince > 0 ? state.WaitingSince : entry.At,
            LastCustomerAct = entry.Self ? state.LastCustomerAct : Latest(state, entry),
        };
    }

    private static ConversationState Echoed(ConversationState state, EchoIn entry, long position)
    {
        (state, var message) = TakeWaiting(state, MessageSteps.Begin(entry, position));
        state = state with
        {
            Messages = MessageList.Add(state.Messages, message),
            Files = Files.Add(state.Files, entry.Content, position, entry.At),
            LastActivity = Math.Max(state.LastActivity, entry.At),
        };
        return entry.By.Kind == AuthorKind.NativeApp ? ApplyOutbox.Answered(state) with { Unread = 0 } : state;
    }

    private static ConversationState Changed(ConversationState state, string target, InboundEntry entry, long position)
    {
        var index = state.IndexOf(target);
        return index < 0
            ? Wait(state, target, entry)
            : state with { Messages = state.Messages.SetItem(index, MessageSteps.After(state.Messages[index], entry, position)) };
    }

    private static ConversationState Confirmed(ConversationState state, ReceiptIn entry, long position)
    {
        foreach (var id in entry.Ids ?? [])
        {
            // A receipt that no message has is one of an older message, unless the fate of some attempt is still open.
            if (state.IndexOf(id) >= 0
                || state.Messages.Any(message => message.Delivery is DeliveryState.Attempting or DeliveryState.Unknown))
            {
                state = Changed(state, id, entry, position);
            }
        }

        for (var i = 0; entry.Watermark is not null && i < state.Messages.Length; i++)
        {
            if (MessageSteps.IsCovered(state.Messages[i], entry))
            {
                state = state with { Messages = state.Messages.SetItem(i, MessageSteps.After(state.Messages[i], entry, position)) };
            }
        }

        return state;
    }

    private static ConversationState Wait(ConversationState state, string target, InboundEntry entry)
    {
        var oldest = entry.At - (long)WaitingPeriod.TotalMilliseconds;
        var kept = state.Waiting.Where(waiting => waiting.Change.At >= oldest).TakeLast(MaxWaiting - 1);
        return state with { Waiting = [.. kept, new WaitingChange(target, entry)] };
    }

    private static ConversationState WithoutEmptyTurn(ConversationState state) =>
        state.Turn is not null && !state.Messages.Any(message => message.IsFragment) ? state with { Turn = null } : state;

    /// <summary>The customer's last act. A platform's clock that is ahead must not lengthen the window.</summary>
    private static long Latest(ConversationState state, InboundEntry entry) =>
        Math.Max(state.LastCustomerAct, Math.Min(entry.OrderTime, entry.At));
}
