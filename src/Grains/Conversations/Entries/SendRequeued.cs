using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A person has a failed or unknown message sent again.</summary>
internal sealed record SendRequeued() : OutboundEntry(EntryKind.SendRequeued)
{
    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
