using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A message stays queued, because its connection is paused.</summary>
internal sealed record SendHeld() : OutboundEntry(EntryKind.SendHeld)
{
    /// <summary>What paused the connection.</summary>
    public required SendError Error { get; init; }

    /// <summary>When to look again, milliseconds since 1970.</summary>
    public long Until { get; init; }
}
