using System.Runtime.InteropServices;

namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>Where a conversation's journal stands.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct JournalHead
{
    /// <summary>The conversation's number; 0 when it has no journal. Its lowest six bits are its shard.</summary>
    public long Conversation;

    /// <summary>Its version.</summary>
    public long Version;

    /// <summary>The id of its last entry row.</summary>
    public long Last;

    /// <summary>The id of its latest snapshot row; 0 for none.</summary>
    public long Snapshot;

    /// <summary>When it wants to be woken, milliseconds since 1970; 0 for never.</summary>
    public long Wake;
}
