namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An entry that a newer build wrote. It stays in the journal as it is.</summary>
/// <param name="Number">Its kind's number.</param>
/// <param name="Version">The version of its form.</param>
/// <param name="Body">Its body as JSON.</param>
internal sealed record UnknownEntry(int Number, int Version, byte[] Body) : Entry(EntryKind.Unknown);
