using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>Whether a member may see a conversation.</summary>
internal static class ConversationSight
{
    /// <summary>Whether a member may see a conversation.</summary>
    /// <param name="access">What the member may see.</param>
    /// <param name="conversation">The conversation's row.</param>
    public static bool Shows(MemberAccess access, ConversationSummary conversation) =>
        InboxScope.Of(access) is not { } scope || scope.Shows(conversation, access.AccountId);
}
