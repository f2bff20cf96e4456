using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;

namespace Chatbotics.Grains.Channels.Health;

/// <inheritdoc cref="IConnectionCareGrain"/>
[GrainType("connection-care")]
internal sealed class ConnectionCareGrain : Grain, IConnectionCareGrain
{
    private ConnectionKey Key => ConnectionKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task Disconnect(DisconnectReason reason)
    {
        var connection = GrainFactory.GetGrain<IChannelConnectionGrain>(Key.Value);
        if (await connection.Get() is not { } status)
        {
            return;
        }

        await connection.Disconnect(reason);
        if (status.MetaPerson is { } person)
        {
            await GrainFactory.GetGrain<IMetaPersonGrain>(person).Remove(Key);
        }
    }
}
