using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>A conversation and the time of its last message.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="LastActivity">Milliseconds since 1970.</param>
public readonly record struct AgedConversation(ConversationKey Key, long LastActivity);
