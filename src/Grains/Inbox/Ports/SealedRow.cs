using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox.Ports;

/// <summary>The sealed part of a stored row.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Version">The version that it shows.</param>
/// <param name="KeyId">The key that sealed it.</param>
/// <param name="Sealed">The row.</param>
public readonly record struct SealedRow(ConversationKey Conversation, long Version, Guid KeyId, ReadOnlyMemory<byte> Sealed);
