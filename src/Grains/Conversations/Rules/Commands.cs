using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>What people do. Each gives null when it was done, or why not; done again, it changes nothing.</summary>
internal static class Commands
{
    /// <summary>After a failure that the platform wants waited out, how long until it may be tried again (131049).</summary>
    private static readonly TimeSpan NotNowPeriod = TimeSpan.FromDays(1);

    /// <summary>Under which hash a person's message is remembered.</summary>
    /// <param name="clientId">The browser's id of it.</param>
    public static ulong HashOf(string? clientId) => DedupeWindow.HashOf("reply:" + clientId);

    /// <summary>A person writes.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">What.</param>
    public static CommandRefusal? Reply(Decision decision, ReplyCommand command)
    {
        var state = decision.State;
        if (command.ClientId is not { Length: > 0 and <= 64 })
        {
            return new("bad_client_id", "Give the message an id of 1 to 64 characters.");
        }

        if (state.Seen.Contains(HashOf(command.ClientId)))
        {
            return null;
        }

        if (state.IsBlocked)
        {
            return Blocking.Refusal;
        }

        if (Refusals.OfContent(decision, command) is { } refusal)
        {
            return refusal;
        }

        if (command.SendAt is { } sendAt)
        {
            return Scheduling.Schedule(decision, command, sendAt);
        }

        if (state.Status == ConversationStatus.Resolved)
        {
            decision.Raise(new StatusChanged { Status = ConversationStatus.Open, By = command.Person });
        }

        Ownership.GiveTo(decision, command.Person, OwnerCause.PersonReplied);
        decision.Raise(new MessageQueued
        {
            By = command.Person,
            Content = command.Content,
            ReplyTo = command.ReplyTo,
            ClientId = command.ClientId,
            NotBefore = command.HoldFor > TimeSpan.Zero
                ? decision.In(command.HoldFor < Scheduling.LongestHold ? command.HoldFor : Scheduling.LongestHold)
                : 0,
        });
        return null;
    }

    /// <summary>A person takes the conversation.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="person">Who.</param>
    public static CommandRefusal? TakeOver(Decision decision, Author person)
    {
        if (Refusals.OfPerson(decision, person) is { } refusal)
        {
            return refusal;
        }

        Reopen(decision, person);
        Ownership.GiveTo(decision, person, OwnerCause.TakenOver);
        return null;
    }

    /// <summary>A person gives the conversation back to the assistant, which answers what nobody has answered.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="person">Who.</param>
    public static CommandRefusal? ReturnToAssistant(Decision decision, Author person)
    {
        if (Refusals.OfPerson(decision, person) is { } refusal)
        {
            return refusal;
        }

        if (Episodes.AssistantOf(decision) is not { } assistant)
        {
            return new("no_assistant", "This workspace has no assistant. Set one up first.");
        }

        if (decision.State.Owner.Kind != OwnerKind.Assistant || decision.State.Status == ConversationStatus.Resolved)
        {
            Reopen(decision, person);
            Ownership.Change(decision, assistant, OwnerCause.Returned, person);
            Turns.Answer(decision);
        }

        return null;
    }

    /// <summary>A person resolves the episode or opens it again.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="status">The new status.</param>
    /// <param name="person">Who.</param>
    public static CommandRefusal? SetStatus(Decision decision, ConversationStatus status, Author person)
    {
        if (status is not (ConversationStatus.Open or ConversationStatus.Resolved))
        {
            return new("unsupported_status", "A conversation can be opened or resolved.");
        }

        return Refusals.OfPerson(decision, person) ?? Organising.ChangeStatus(decision, new StatusCommand { Status = status, By = person });
    }

    /// <summary>A person has a message sent again.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="messageKey">Which.</param>
    /// <param name="person">Who.</param>
    public static CommandRefusal? RetrySend(Decision decision, string messageKey, Author person)
    {
        if (Refusals.OfPerson(decision, person) is { } refusal)
        {
            return refusal;
        }

        var message = decision.State.Messages.FirstOrDefault(candidate => candidate.IsOurs && candidate.Key == messageKey);
        if (message is null)
        {
            return new("not_retryable", "This message can't be sent again from here. Write it anew.");
        }

        if (message.Delivery is DeliveryState.Queued or DeliveryState.Attempting)
        {
            return null;
        }

        if (Refusals.OfRetry(decision, message, NotNowPeriod) is { } reason)
        {
            return reason;
        }

        decision.Raise(new SendRequeued { Message = message.Position, By = person });
        return null;
    }

    /// <summary>A person has read everything.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="person">Who.</param>
    public static void MarkRead(Decision decision, Author person)
    {
        if (decision.State.Unread > 0 || decision.State.Mentioned.Contains(person.Id ?? string.Empty))
        {
            decision.Raise(new ConversationRead { By = person });
        }
    }

    private static void Reopen(Decision decision, Author person)
    {
        if (decision.State.Status == ConversationStatus.Resolved)
        {
            decision.Raise(new StatusChanged { Status = ConversationStatus.Open, By = person });
        }
    }
}
