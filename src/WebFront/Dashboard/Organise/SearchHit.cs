using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>A conversation that was found.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Name">The customer.</param>
/// <param name="About">Channel and status.</param>
internal sealed record SearchHit(ConversationKey Conversation, string Name, string About);
