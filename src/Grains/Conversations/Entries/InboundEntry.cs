using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Conversations.Entries;

/// <summary>An event that the platform told us.</summary>
/// <param name="Kind">What it says.</param>
internal abstract record InboundEntry(EntryKind Kind) : Entry(Kind)
{
    /// <summary>The hash of its dedupe id, see <see cref="Model.DedupeWindow.HashOf"/>.</summary>
    public ulong Hash { get; init; }

    /// <summary>When it happened by the platform's clock, milliseconds since 1970; null when it didn't say.</summary>
    public long? Time { get; init; }

    /// <summary>The best time to order it by.</summary>
    [JsonIgnore]
    public long OrderTime => Time ?? At;
}
