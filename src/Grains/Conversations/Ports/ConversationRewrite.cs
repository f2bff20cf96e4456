using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Ports;

/// <summary>Writes over some records of a journal, in one step with a record that says so. Snapshots before it are emptied.</summary>
public sealed class ConversationRewrite
{
    /// <summary>The conversation.</summary>
    public required ConversationKey Key { get; init; }

    /// <summary>The version that the journal must have.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The new bodies of records, by the records' versions. Each must exist; its count of entries stays.</summary>
    public required IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Bodies { get; init; }

    /// <summary>The record to add; its version becomes the conversation's.</summary>
    public required JournalRecord Record { get; init; }

    /// <summary>A snapshot of the state after this record.</summary>
    public required JournalRecord Snapshot { get; init; }

    /// <summary>As <see cref="ConversationAppend.WakeAt"/>.</summary>
    public required long WakeAt { get; init; }
}
