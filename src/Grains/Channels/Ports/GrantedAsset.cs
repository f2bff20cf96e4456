using Chatbotics.Grains.Abstractions.Channels.Connecting;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>An asset and the token that acts for it. Lives in memory only; never logged.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Token">The token.</param>
public sealed record GrantedAsset(ConnectAsset Asset, MetaToken Token);
