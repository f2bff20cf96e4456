using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>A person took a scheduled message back.</summary>
internal sealed record SendUnscheduled() : Entry(EntryKind.SendUnscheduled)
{
    /// <summary>The message's <see cref="SendScheduled.ClientId"/>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }
}
