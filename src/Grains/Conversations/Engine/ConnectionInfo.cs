using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Engine;

/// <summary>What all conversations of a connection share in memory.</summary>
/// <param name="Key">The connection.</param>
/// <param name="Tenant">Its tenant.</param>
/// <param name="Platform">Its platform.</param>
internal sealed record ConnectionInfo(ConnectionKey Key, string Tenant, ChannelPlatform Platform);
