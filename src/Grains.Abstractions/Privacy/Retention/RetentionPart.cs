using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>How much of a kind is stored.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Platform">The channel; <see cref="RetentionRule.Workspace"/> for what belongs to none.</param>
/// <param name="Count">How many: files, turns with evidence, daily counts, entries.</param>
/// <param name="Oldest">When the earliest came; null when there are none.</param>
[GenerateSerializer, Immutable, Alias("retention-part")]
public sealed record RetentionPart(
    [property: Id(0)] RetentionKind Kind,
    [property: Id(1)] ChannelPlatform Platform,
    [property: Id(2)] long Count,
    [property: Id(3)] DateTimeOffset? Oldest);
