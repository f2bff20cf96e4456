using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;

namespace Chatbotics.Grains.Search.Ports;

/// <summary>A record of the feed.</summary>
/// <param name="Cursor">Its place in the feed.</param>
/// <param name="Conversation">Its conversation.</param>
/// <param name="Header">The conversation's header.</param>
/// <param name="Record">The record.</param>
public sealed record FeedRecord(long Cursor, ConversationKey Conversation, ReadOnlyMemory<byte> Header, JournalRecord Record);
