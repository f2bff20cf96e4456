using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>What of one conversation is too old.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Place">Where it stands in the list.</param>
/// <param name="Items">How many items.</param>
/// <param name="Oldest">When the earliest came, milliseconds since 1970.</param>
public readonly record struct DueParts(ConversationKey Conversation, long Place, long Items, long Oldest);
