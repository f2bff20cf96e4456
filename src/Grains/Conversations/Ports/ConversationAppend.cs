using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Ports;

/// <summary>One atomic append to a conversation's journal.</summary>
public sealed class ConversationAppend
{
    /// <summary>The conversation.</summary>
    public required ConversationKey Key { get; init; }

    /// <summary>The version that the journal must have; 0 creates the conversation.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The record to add; its version becomes the conversation's. Its body must not change afterwards.</summary>
    public required JournalRecord Record { get; init; }

    /// <summary>A snapshot of the state after this record; null when none is due.</summary>
    public JournalRecord? Snapshot { get; init; }

    /// <summary>Kept with the conversation when it is created (names its key); ignored later.</summary>
    public ReadOnlyMemory<byte> Header { get; init; }

    /// <summary>When the conversation wants to be woken, milliseconds since 1970; 0 when nothing is due. Replaces the earlier wish.</summary>
    public required long WakeAt { get; init; }
}
