using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Privacy.Retention;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>How many parts of a kind came in a month on a platform.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Month">The month's first day, UTC.</param>
/// <param name="Items">How many.</param>
/// <param name="Oldest">When the earliest came, milliseconds since 1970.</param>
public readonly record struct PartCount(RetentionKind Kind, ChannelPlatform Platform, DateOnly Month, long Items, long Oldest);
