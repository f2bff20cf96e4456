namespace Chatbotics.Grains.Conversations.Ports;

/// <summary>A record of a conversation's journal: one or more entries that were appended together, sealed.</summary>
/// <param name="Version">The conversation's version after this record: the sequence number of its last entry.</param>
/// <param name="Count">How many entries it holds; 0 for a snapshot.</param>
/// <param name="Body">The sealed entries.</param>
public readonly record struct JournalRecord(long Version, int Count, ReadOnlyMemory<byte> Body);
