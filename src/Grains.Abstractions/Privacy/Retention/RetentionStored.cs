using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>How many conversations of a channel are stored.</summary>
/// <param name="Platform">The channel.</param>
/// <param name="Conversations">How many.</param>
/// <param name="Oldest">The earliest of their last messages; null when there are none.</param>
/// <param name="Held">How many legal holds concern it.</param>
[GenerateSerializer, Immutable, Alias("retention-stored")]
public sealed record RetentionStored(
    [property: Id(0)] ChannelPlatform Platform,
    [property: Id(1)] long Conversations,
    [property: Id(2)] DateTimeOffset? Oldest,
    [property: Id(3)] int Held);
