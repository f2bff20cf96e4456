using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Abstractions.Privacy.Register;

/// <summary>The legal basis of a channel.</summary>
/// <param name="Platform">The channel.</param>
/// <param name="Basis">The basis.</param>
[GenerateSerializer, Immutable, Alias("channel-basis")]
public sealed record ChannelBasis([property: Id(0)] ChannelPlatform Platform, [property: Id(1)] LegalBasis Basis);
