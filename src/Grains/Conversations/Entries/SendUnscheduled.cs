using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A scheduled message was taken back, or a follow-up became pointless.</summary>
internal sealed record SendUnscheduled() : Entry(EntryKind.SendUnscheduled)
{
    /// <summary>The message's <see cref="SendScheduled.ClientId"/>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Who took it back; the engine for one that became pointless.</summary>
    public required Author By { get; init; }
}
