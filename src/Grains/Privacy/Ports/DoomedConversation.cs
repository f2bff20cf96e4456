using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>A conversation that goes wholly.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="DataKey">The key that seals it.</param>
public readonly record struct DoomedConversation(ConversationKey Key, Guid DataKey);
