using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>How many conversations of a platform had their last message in a month.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Month">The month's first day, UTC.</param>
/// <param name="Conversations">How many.</param>
/// <param name="Oldest">The earliest of their last messages, milliseconds since 1970.</param>
public readonly record struct AgeCount(ChannelPlatform Platform, DateOnly Month, long Conversations, long Oldest);
