using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Messages that have not left yet: those that people scheduled or hold for a moment, and agents' follow-ups.</summary>
internal static class Scheduling
{
    /// <summary>The longest time that a message may be held so that its writer can take it back.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    private const int MaxScheduled = 20;

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>A person writes a message for later. It takes nobody's hold: that is for when they speak.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">The message.</param>
    /// <param name="sendAt">When.</param>
    public static CommandRefusal? Schedule(Decision decision, ReplyCommand command, DateTimeOffset sendAt)
    {
        if (sendAt <= decision.Context.Now)
        {
            return new("in_the_past", "Choose a time that is still to come.");
        }

        if (sendAt > decision.Context.Now + Furthest)
        {
            return new("too_far", "Choose a time within the next twelve months.");
        }

        if (decision.State.Scheduled.Length >= MaxScheduled)
        {
            return new("too_many_scheduled", $"{MaxScheduled} messages wait here already. Take one back first.");
        }

        var isTemplate = command.Content.Template is not null;
        if (!decision.Window.Allows(AuthorKind.Person, isTemplate, sendAt, decision.State.LastCustomerActAt))
        {
            return new("outside_window", decision.Window.HasTemplates
                ? "The messaging window will have closed by then. Choose an earlier time, or schedule a template."
                : "The messaging window will have closed by then. Choose an earlier time.");
        }

        decision.Raise(new SendScheduled
        {
            By = command.Person,
            Content = command.Content,
            ReplyTo = command.ReplyTo,
            ClientId = command.ClientId,
            SendAt = sendAt.ToUnixTimeMilliseconds(),
        });
        return null;
    }

    /// <summary>
    /// An agent follows up later. A new follow-up takes the place of an older one: nobody is asked twice. One that the
    /// messaging window would not let out is left out.
    /// </summary>
    /// <param name="decision">The decision.</param>
    /// <param name="effect">What to write, and when.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="turn">The turn; names the message, so that it is scheduled once.</param>
    public static void FollowUp(Decision decision, TurnEffect effect, Author agent, string turn)
    {
        var sendAt = decision.Context.Now + effect.After;
        var state = decision.State;
        if (effect.After > TimeSpan.Zero && effect.Value.Length > 0 && !state.Seen.Contains(Commands.HashOf(FollowUpId(turn)))
            && state.Scheduled.Count(static scheduled => scheduled.By.Kind != AuthorKind.Assistant) < MaxScheduled
            && decision.Window.Allows(AuthorKind.Assistant, isTemplate: false, sendAt, state.LastCustomerActAt))
        {
            Drop(decision, static scheduled => scheduled.By.Kind == AuthorKind.Assistant);
            decision.Raise(new SendScheduled
            {
                By = agent,
                Content = MessageContent.FromText(effect.Value),
                ClientId = FollowUpId(turn),
                SendAt = sendAt.ToUnixTimeMilliseconds(),
                UnlessAnswered = !effect.EvenIfAnswered,
            });
        }
    }

    /// <summary>Drops the follow-ups that only wait for a customer who stays silent.</summary>
    /// <param name="decision">The decision.</param>
    public static void CustomerWrote(Decision decision) => Drop(decision, static scheduled => scheduled.UnlessAnswered);

    /// <summary>Drops what agents scheduled: they don't hold the conversation any more, or it is resolved.</summary>
    /// <param name="decision">The decision.</param>
    public static void DropFollowUps(Decision decision) => Drop(decision, static scheduled => scheduled.By.Kind == AuthorKind.Assistant);

    /// <summary>Drops what a person scheduled who has left.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="accountId">The person's account.</param>
    public static void DropOf(Decision decision, string accountId) =>
        Drop(decision, scheduled => scheduled.By.Kind == AuthorKind.Person && scheduled.By.Id == accountId);

    /// <summary>The accounts of people whose messages are due.</summary>
    /// <param name="state">The state.</param>
    /// <param name="now">Now, milliseconds since 1970.</param>
    public static IEnumerable<string> DuePeople(ConversationState state, long now) => state.Scheduled
        .Where(scheduled => scheduled.SendAt <= now && scheduled.By is { Kind: AuthorKind.Person, Id: not null })
        .Select(static scheduled => scheduled.By.Id!).Distinct(StringComparer.Ordinal);

    /// <summary>Queues what is due.</summary>
    /// <param name="decision">The decision.</param>
    public static void Tick(Decision decision)
    {
        foreach (var due in decision.State.Scheduled.Where(scheduled => scheduled.SendAt <= decision.Now).OrderBy(scheduled => scheduled.SendAt).ToArray())
        {
            if (due.By.Kind == AuthorKind.Assistant && !MayFollowUp(decision))
            {
                decision.Raise(new SendUnscheduled { ClientId = due.ClientId, By = Author.System });
                continue;
            }

            if (decision.State.Status == ConversationStatus.Resolved)
            {
                decision.Raise(new StatusChanged { Status = ConversationStatus.Open, By = due.By });
            }

            decision.Raise(new MessageQueued { By = due.By, Content = due.Content, ReplyTo = due.ReplyTo, ClientId = due.ClientId });
        }
    }

    /// <summary>A person takes back a message that has not left.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="messageKey">Which.</param>
    /// <param name="person">Who.</param>
    public static CommandRefusal? Cancel(Decision decision, string messageKey, Author person)
    {
        if (Refusals.OfPerson(decision, person) is { } refusal)
        {
            return refusal;
        }

        if (decision.State.Scheduled.FirstOrDefault(scheduled => Message.KeyOf(0, scheduled.ClientId) == messageKey) is { } waiting)
        {
            decision.Raise(new SendUnscheduled { ClientId = waiting.ClientId, By = person });
            return null;
        }

        var message = decision.State.Messages.FirstOrDefault(candidate => candidate.IsOurs && candidate.Key == messageKey);
        switch (message?.Delivery)
        {
            case DeliveryState.Cancelled:
                return null;
            case null when message is null:
                return new("not_waiting", "It isn't waiting here: it has left already, or was taken back.");
            case DeliveryState.Queued when message.Sending is { Attempts: 0 }:
                decision.Raise(new SendCancelled { Message = message.Position });
                return null;
            default:
                return new("already_left", "It has left already and can't be taken back from here.");
        }
    }

    /// <summary>The state after a message was scheduled.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The message.</param>
    public static ConversationState Apply(ConversationState state, SendScheduled entry) => state with
    {
        Seen = state.Seen.Add(Commands.HashOf(entry.ClientId), null),
        Scheduled = state.Scheduled.Add(new ScheduledSend
        {
            ClientId = entry.ClientId,
            By = entry.By,
            Content = entry.Content,
            ReplyTo = entry.ReplyTo,
            SendAt = entry.SendAt,
            At = entry.At,
            UnlessAnswered = entry.UnlessAnswered,
        }),
    };

    /// <summary>The state after a scheduled message was queued or taken back.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="clientId">The message.</param>
    public static ConversationState Without(ConversationState state, string? clientId) =>
        state.Scheduled.IsEmpty || clientId is null
            ? state
            : state with { Scheduled = state.Scheduled.RemoveAll(scheduled => scheduled.ClientId == clientId) };

    private static string FollowUpId(string turn) => "f." + turn;

    /// <summary>Whether an agent may write now; the window is asked once more, since Meta's servers ask it too.</summary>
    private static bool MayFollowUp(Decision decision) =>
        decision.State is { IsBlocked: false, Owner.Kind: OwnerKind.Assistant, Status: not ConversationStatus.Resolved } state
        && decision.Window.Allows(AuthorKind.Assistant, isTemplate: false, decision.Context.Now, state.LastCustomerActAt);

    private static void Drop(Decision decision, Func<ScheduledSend, bool> which)
    {
        if (decision.State.Scheduled.IsEmpty)
        {
            return;
        }

        foreach (var scheduled in decision.State.Scheduled.Where(which).ToArray())
        {
            decision.Raise(new SendUnscheduled { ClientId = scheduled.ClientId, By = Author.System });
        }
    }
}
