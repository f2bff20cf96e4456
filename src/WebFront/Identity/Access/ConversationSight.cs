using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>Whether a member may see a conversation.</summary>
internal static class ConversationSight
{
    /// <summary>Whether a member may see a conversation.</summary>
    /// <param name="access">What the member may see.</param>
    /// <param name="conversation">The conversation's row.</param>
    public static bool Shows(MemberAccess access, ConversationSummary conversation) => access.Visibility.Shows(
        conversation.Key.Connection.Value,
        conversation.Assignee?.Id == access.AccountId || (conversation.Owner is { Kind: OwnerKind.Person } owner && owner.Id == access.AccountId),
        conversation.Team is { } team && access.Teams.Contains(team.Id, StringComparer.Ordinal));
}
