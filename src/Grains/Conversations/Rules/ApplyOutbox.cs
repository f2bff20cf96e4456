using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>What the steps of sending make of the state.</summary>
internal static class ApplyOutbox
{
    /// <summary>The state after a message was queued.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The message.</param>
    /// <param name="position">The entry's position.</param>
    public static ConversationState Apply(ConversationState state, MessageQueued entry, long position)
    {
        state = Scheduling.Without(state, entry.ClientId) with
        {
            Messages = MessageList.Add(state.Messages, MessageSteps.Begin(entry, position)),
            LastActivity = Math.Max(state.LastActivity, entry.At),
        };
        return entry.By.Kind == AuthorKind.Person
            ? Answered(state) with { Unread = 0, Seen = state.Seen.Add(Commands.HashOf(entry.ClientId), null) }
            : state;
    }

    /// <summary>The state after a step of sending.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The step.</param>
    /// <param name="position">The entry's position.</param>
    public static ConversationState Apply(ConversationState state, OutboundEntry entry, long position)
    {
        var index = state.IndexOf(entry.Message);
        if (index < 0)
        {
            return state;
        }

        var message = MessageSteps.After(state.Messages[index], entry, position);
        if (entry is AttemptAccepted or SendReconciled && message.MessageId.OrNull() is { } id)
        {
            // From here on, an echo of it is our own.
            state = state with { Seen = state.Seen.Add(Echoes.OwnHash(id), null) };
            (state, message) = ApplyInbound.TakeWaiting(state, message);
        }

        return Marketing.Apply(state with { Messages = state.Messages.SetItem(index, message) }, (entry as AttemptFailed)?.Error, entry.At);
    }

    /// <summary>The state after somebody answered everything.</summary>
    /// <param name="state">The state before.</param>
    public static ConversationState Answered(ConversationState state) => state with
    {
        Messages = [.. state.Messages.Select(message => message.IsUnanswered ? message with { IsUnanswered = false } : message)],
        WaitingSince = 0,
    };
}
