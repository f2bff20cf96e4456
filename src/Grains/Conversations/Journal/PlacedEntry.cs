using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>An entry where it stands.</summary>
/// <param name="Position">Its number in the conversation, from 1.</param>
/// <param name="Record">The version of the record that it was appended with.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Length">The length of the record's sealed body.</param>
internal readonly record struct PlacedEntry(long Position, long Record, Entry Entry, int Length = 0);
