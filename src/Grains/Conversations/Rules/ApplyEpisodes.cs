using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>What episodes and changes of owner make of the state.</summary>
internal static class ApplyEpisodes
{
    /// <summary>The state after an episode began.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The episode.</param>
    public static ConversationState Apply(ConversationState state, EpisodeOpened entry) => ApplyOutbox.Answered(state) with
    {
        Number = entry.Number,
        Status = ConversationStatus.Open,
        OpenedAt = entry.At,
        Owner = entry.Owner,
        Epoch = entry.Epoch,
        Assignee = state.Assignee,
        SnoozedUntil = 0,
        Turn = null,
    };

    /// <summary>
    /// The state after the owner changed: no turn survives it. A person who holds it is responsible for it, and is
    /// remembered while an assistant does.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The change.</param>
    public static ConversationState Apply(ConversationState state, OwnerChanged entry) => state with
    {
        Owner = entry.Owner,
        Epoch = entry.Epoch,
        Assignee = ConversationState.AssigneeOf(entry.Owner) ?? state.Assignee,
        Turn = null,
    };

    /// <summary>The state after the contact was blocked or unblocked. Who is blocked waits for nobody.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The change.</param>
    public static ConversationState Apply(ConversationState state, ContactBlocked entry) =>
        entry.IsBlocked
            ? ApplyOutbox.Answered(state) with { IsBlocked = true, Turn = null, Unread = 0 }
            : state with { IsBlocked = false };

    /// <summary>The state after the status changed. What was resolved waits for nobody.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The change.</param>
    public static ConversationState Apply(ConversationState state, StatusChanged entry) =>
        entry.Status == ConversationStatus.Resolved
            ? ApplyOutbox.Answered(state) with { Status = entry.Status, SnoozedUntil = 0, Turn = null }
            : state with { Status = entry.Status, SnoozedUntil = entry.Status == ConversationStatus.Snoozed ? entry.Until : 0 };
}
