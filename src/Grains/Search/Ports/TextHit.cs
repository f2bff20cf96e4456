using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Search.Ports;

/// <summary>A text that was found.</summary>
/// <param name="Conversation">Its conversation.</param>
/// <param name="Position">The message's position; 0 for the contact.</param>
/// <param name="Version">The version of the record that holds the text.</param>
/// <param name="Source">The position of the entry that holds it.</param>
public sealed record TextHit(ConversationKey Conversation, long Position, long Version, long Source);
