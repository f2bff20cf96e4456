using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>What the team's ordering of its work makes of the state.</summary>
internal static class ApplyOrganising
{
    /// <summary>The state after labels were put on or taken off.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The change.</param>
    public static ConversationState Apply(ConversationState state, LabelsChanged entry) => state with
    {
        Labels = entry.Removed
            ? state.Labels.RemoveRange(entry.Labels.Where(label => state.Labels.Contains(label)))
            : state.Labels.AddRange(entry.Labels.Where(label => !state.Labels.Contains(label))),
    };

    /// <summary>The state after the team changed.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The change.</param>
    public static ConversationState Apply(ConversationState state, TeamChanged entry) => state with
    {
        Team = entry.Team is null ? null : new TeamReference(entry.Team, entry.Name ?? entry.Team),
    };

    /// <summary>The state after the conversation was given to somebody.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The change.</param>
    public static ConversationState Apply(ConversationState state, AssigneeChanged entry) => state with
    {
        Assignee = entry.Assignee is null ? null : new Assignee(entry.Assignee, entry.Name),
    };
}
