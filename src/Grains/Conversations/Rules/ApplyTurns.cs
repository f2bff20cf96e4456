using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>What turns make of the state.</summary>
internal static class ApplyTurns
{
    /// <summary>The span in which the loop guard counts turns.</summary>
    public static readonly TimeSpan CountedSpan = TimeSpan.FromHours(1);

    /// <summary>The state after a turn was scheduled.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The turn.</param>
    /// <param name="position">The entry's position.</param>
    public static ConversationState Apply(ConversationState state, TurnScheduled entry, long position) => state with
    {
        Turn = new Turn { Due = entry.Due, Position = position, StartedAt = entry.At },
    };

    /// <summary>The state after a turn was started.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The turn.</param>
    /// <param name="position">The entry's position.</param>
    public static ConversationState Apply(ConversationState state, TurnStarted entry, long position)
    {
        var isCounted = entry.At - state.TurnsSince < (long)CountedSpan.TotalMilliseconds;
        return state with
        {
            Turns = isCounted ? state.Turns + 1 : 1,
            TurnsSince = isCounted ? state.TurnsSince : entry.At,
            Turn = new Turn
            {
                Id = entry.Turn,
                Epoch = entry.Epoch,
                Position = position,
                StartedAt = entry.At,
                Deadline = entry.Deadline,
                Run = 1,
                Fragments = entry.Fragments,
            },
        };
    }

    /// <summary>The state after a turn was begun again.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The turn.</param>
    /// <param name="position">The entry's position.</param>
    public static ConversationState Apply(ConversationState state, TurnRetried entry, long position) =>
        state.Turn is not { } turn || turn.Id != entry.Turn
            ? state
            : state with
            {
                Turn = turn with { Position = position, StartedAt = entry.At, Deadline = entry.Deadline, Run = entry.Run },
            };

    /// <summary>The state after a turn's result was taken.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The result.</param>
    public static ConversationState Apply(ConversationState state, TurnEnded entry)
    {
        var fragments = entry.Outcome == TurnOutcome.Replied ? state.Turn?.Fragments ?? [] : [];
        state = state with { Turn = null, Seen = state.Seen.Add(Rules.Turns.HashOf(entry.Turn), null) };
        return fragments.Length == 0 ? state : Answered(state, fragments);
    }

    /// <summary>The state after a late result was put aside.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The result.</param>
    public static ConversationState Apply(ConversationState state, TurnDropped entry) =>
        state with { Seen = state.Seen.Add(Rules.Turns.HashOf(entry.Turn), null) };

    private static ConversationState Answered(ConversationState state, long[] fragments)
    {
        var messages = state.Messages.ToBuilder();
        var waitingSince = 0L;
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.IsUnanswered && Array.IndexOf(fragments, message.Position) >= 0)
            {
                messages[i] = message with { IsUnanswered = false };
            }
            else if (message.IsUnanswered && (waitingSince == 0 || message.At < waitingSince))
            {
                waitingSince = message.At;
            }
        }

        return state with { Messages = messages.MoveToImmutable(), WaitingSince = waitingSince };
    }
}
