using System.Buffers;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>
/// Sends what is queued, one message at a time and in order, and keeps an honest ledger of it. What may have been sent is
/// never sent again by itself.
/// </summary>
internal static class Outbox
{
    private const string TrackerPrefix = "cb-";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a handle has the form of ours.</summary>
    /// <param name="tracker">What a receipt or an echo returned.</param>
    public static bool IsTracker(string? tracker) =>
        tracker is { Length: 35 } && tracker.StartsWith(TrackerPrefix, StringComparison.Ordinal)
        && !tracker.AsSpan(TrackerPrefix.Length).ContainsAnyExcept(HexDigits);

    /// <summary>The message that an attempt's handle belongs to, while its fate is open or was told to be failed.</summary>
    /// <param name="state">The state.</param>
    /// <param name="tracker">The handle.</param>
    public static Message? FindByTracker(ConversationState state, string tracker)
    {
        foreach (var message in state.Messages)
        {
            if (message.Sending?.Has(tracker) == true)
            {
                return message;
            }
        }

        return null;
    }

    /// <summary>The message to send now; null when there is none, or when an earlier one must be waited for.</summary>
    /// <param name="state">The state.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public static Message? Next(ConversationState state, long now)
    {
        var first = First(state, now);
        return first is { Delivery: DeliveryState.Queued, Sending: { } sending } && sending.NextAt <= now ? first : null;
    }

    /// <summary>The first message in the queue's order that is not settled, which all later ones wait for.</summary>
    /// <param name="state">The state.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public static Message? First(ConversationState state, long now)
    {
        Message? first = null;
        foreach (var message in state.Messages)
        {
            if (message.Sending is { } sending
                && (message.Delivery is DeliveryState.Queued or DeliveryState.Attempting
                    || (message.Delivery == DeliveryState.Unknown && sending.HoldUntil > now))
                && (first is null || sending.QueuePosition < first.Sending!.QueuePosition))
            {
                first = message;
            }
        }

        return first;
    }

    /// <summary>Fails a message that the messaging window doesn't allow any more; false when it may be sent.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="message">The message.</param>
    public static bool RefuseOutsideWindow(Decision decision, Message message)
    {
        var isTemplate = message.Content?.Template is not null;
        if (decision.Window.Allows(message.Author.Kind, isTemplate, decision.Context.Now, decision.State.LastCustomerActAt))
        {
            return false;
        }

        var reason = decision.Window.Composer(decision.Context.Now, decision.State.LastCustomerActAt).Reason
            ?? "The messaging window has closed for assistants; a person can still answer.";
        Fail(decision, message, new SendError { Kind = SendErrorKind.OutsideWindow, Text = reason });
        return true;
    }

    /// <summary>Begins an attempt.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="message">What <see cref="Next"/> gave.</param>
    public static void Start(Decision decision, Message message) => decision.Raise(new AttemptStarted
    {
        Message = message.Position,
        Number = (message.Sending?.Attempts ?? 0) + 1,
        Tracker = TrackerPrefix + decision.NewId(),
    });

    /// <summary>Keeps a message queued while its connection is paused.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="message">The message.</param>
    /// <param name="error">What paused the connection.</param>
    /// <param name="wait">When to look again.</param>
    public static void Hold(Decision decision, Message message, SendError error, TimeSpan wait)
    {
        // Told once, not at every look: the journal keeps what changed.
        if (message.Delivery == DeliveryState.Attempting || message.Sending?.Error != error)
        {
            decision.Raise(new SendHeld { Message = message.Position, Error = error, Until = decision.In(wait) });
        }
    }

    /// <summary>Records what an attempt came to.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="position">The message.</param>
    /// <param name="tracker">The attempt's handle.</param>
    /// <param name="outcome">What it came to.</param>
    public static void Complete(Decision decision, long position, string tracker, SendOutcome outcome)
    {
        if (decision.State.Find(position) is not { } message)
        {
            return;
        }

        if (message.Sending?.Tracker != tracker)
        {
            // Settled by a receipt or an echo meanwhile. If that was by content, the platform's own word is better.
            if (outcome.MessageId is { } id && message.Sending is null && !message.MessageId.Is(id) && message.Delivery != DeliveryState.Cancelled)
            {
                decision.Raise(new AttemptAccepted { Message = position, Id = id });
            }

            return;
        }

        if (message.Delivery is not (DeliveryState.Attempting or DeliveryState.Unknown))
        {
            return;
        }

        if (outcome.MessageId is { } accepted)
        {
            decision.Raise(new AttemptAccepted { Message = position, Id = accepted });
            if (decision.State.Find(position) is { Delivery: DeliveryState.Failed } failed)
            {
                TellOfFailure(decision, failed);
            }
        }
        else if (outcome.Error is { } error)
        {
            Refused(decision, message, error);
        }
        else if (message.Delivery == DeliveryState.Attempting)
        {
            Lose(decision, message);
        }
    }

    /// <summary>Gives attempts up whose answer is long overdue.</summary>
    /// <param name="decision">The decision.</param>
    public static void Tick(Decision decision)
    {
        var oldest = decision.Now - (long)decision.Context.Options.AttemptTimeout.TotalMilliseconds;
        if (First(decision.State, decision.Now) is { Delivery: DeliveryState.Attempting, Sending: { } sending } message && sending.AttemptAt <= oldest)
        {
            Lose(decision, message);
        }
    }

    /// <summary>An attempt's answer will not come: from here on the message may have been sent.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="message">The message.</param>
    public static void Lose(Decision decision, Message message) => decision.Raise(new AttemptLost
    {
        Message = message.Position,
        HoldUntil = decision.In(decision.Context.Options.UnknownHold),
        Until = decision.In(decision.Context.Options.UnknownPeriod),
    });

    /// <summary>An assistant's message that can't be delivered leaves the customer without an answer: people should know.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="message">The message that failed.</param>
    public static void TellOfFailure(Decision decision, Message message)
    {
        if (message is { IsAutomated: true, Delivery: DeliveryState.Failed, Sending.Error: { Kind: not SendErrorKind.RecipientUnavailable } error })
        {
            Ownership.GiveToPeople(decision, OwnerCause.SendFailed, $"The assistant's message was not delivered. {error.Text}");
        }
    }

    private static void Refused(Decision decision, Message message, SendError error)
    {
        if (message is { IsAutomated: true, Sending.IsWanted: false } && decision.State.Owner.Kind == OwnerKind.Person)
        {
            // A person took over while it was being tried: they speak now.
            decision.Raise(new SendCancelled { Message = message.Position });
        }
        else if (RetryPolicy.PausesConnection(error.Kind))
        {
            Hold(decision, message, error, decision.Context.Options.SendRetryDelay);
        }
        else if (RetryPolicy.DelayAfter(decision.Context.Options, error, message, decision.Now) is { } delay)
        {
            decision.Raise(new AttemptFailed { Message = message.Position, Error = error, RetryAt = decision.In(delay) });
        }
        else
        {
            Fail(decision, message, error);
        }
    }

    /// <summary>Gives a message up, and tells people of it when an assistant wrote it.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="message">The message.</param>
    /// <param name="error">Why.</param>
    public static void Fail(Decision decision, Message message, SendError error)
    {
        decision.Raise(new AttemptFailed { Message = message.Position, Error = error });
        if (decision.State.Find(message.Position) is { } failed)
        {
            TellOfFailure(decision, failed);
        }
    }
}
