using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Blocks and unblocks the other side.</summary>
internal static class Blocking
{
    /// <summary>Why nobody writes to a blocked contact.</summary>
    public static CommandRefusal Refusal { get; } = new("blocked", "This contact is blocked. Unblock them before you write.");

    /// <summary>Notes whether the contact is blocked; a running turn ends with it.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="isBlocked">Whether they are blocked from now on.</param>
    /// <param name="by">Who did it.</param>
    public static CommandRefusal? Set(Decision decision, bool isBlocked, Author by)
    {
        if (decision.State.Exists && decision.State.IsBlocked != isBlocked)
        {
            decision.Raise(new ContactBlocked { IsBlocked = isBlocked, By = by });
        }

        return null;
    }
}
