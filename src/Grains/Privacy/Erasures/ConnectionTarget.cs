using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>Channel connections: their tokens and routes, and who logged in to connect them. First, so that nothing new arrives meanwhile.</summary>
/// <param name="grains">The connections.</param>
internal sealed class ConnectionTarget(IGrainFactory grains) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "connections";

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        switch (scope.Kind)
        {
            case ErasureKind.Connection:
                await Disconnect(ConnectionKey.Parse(scope.Subjects[0]), DisconnectReason.Owner);
                return 1;
            case ErasureKind.Workspace:
                var all = await grains.GetGrain<IWorkspaceGrain>(scope.Tenant).GetConnections();
                foreach (var connection in all)
                {
                    await Disconnect(connection, DisconnectReason.Owner);
                }

                return all.Length;
            case ErasureKind.Login:
                var person = grains.GetGrain<IMetaPersonGrain>(scope.Subjects[0]);
                var brought = (await person.Connections()).Where(connection => string.Equals(connection.Tenant, scope.Tenant, StringComparison.Ordinal)).ToArray();
                foreach (var connection in brought)
                {
                    await Disconnect(connection, DisconnectReason.DataDeletion);
                    await person.Remove(connection);
                }

                return brought.Length;
            default:
                return 0;
        }
    }

    private Task Disconnect(ConnectionKey connection, DisconnectReason reason) =>
        grains.GetGrain<IConnectionCareGrain>(connection.Value).Disconnect(reason);
}
