using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Ports;

/// <summary>A conversation that wants to be woken.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="WakeAt">When, milliseconds since 1970; 0 when only the projections have not caught up.</param>
public readonly record struct DueConversation(ConversationKey Key, long WakeAt);
