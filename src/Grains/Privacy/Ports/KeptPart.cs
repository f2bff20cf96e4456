using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Retention;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>Something within a conversation that has a time of its own: a message's files, or an agent's evidence.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Kind"><see cref="RetentionKind.Media"/> or <see cref="RetentionKind.Traces"/>.</param>
/// <param name="Position">The position of the entry that holds it.</param>
/// <param name="At">When that was recorded, milliseconds since 1970.</param>
/// <param name="Count">How many items: files; 1 for evidence.</param>
public readonly record struct KeptPart(ConversationKey Conversation, RetentionKind Kind, long Position, long At, int Count);
