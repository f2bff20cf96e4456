using System.Collections.Immutable;

namespace Chatbotics.Grains.Conversations.Ports;

/// <summary>What a store gives to bring a conversation to life.</summary>
/// <param name="Header">What was given when it was created.</param>
/// <param name="Version">Its present version.</param>
/// <param name="Snapshot">The latest snapshot, or null.</param>
/// <param name="Records">The records after the snapshot, oldest first.</param>
/// <param name="WakeAt">Its wake wish, milliseconds since 1970; 0 for none.</param>
/// <param name="ProjectedVersion">The version that the projections are known to have seen.</param>
public sealed record StoredConversation(
    ReadOnlyMemory<byte> Header,
    long Version,
    JournalRecord? Snapshot,
    ImmutableArray<JournalRecord> Records,
    long WakeAt,
    long ProjectedVersion);
