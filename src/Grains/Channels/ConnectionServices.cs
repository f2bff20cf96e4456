using Chatbotics.Grains.Channels.Connecting;
using Chatbotics.Grains.Channels.Health;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Channels;

/// <summary>Registers what the connection grains and the senders need.</summary>
public static class ConnectionServices
{
    /// <summary>Adds the credentials cache. Needs routes and a vault from the storage, and an
    /// <see cref="IMetaAccounts"/> from the channels. Idempotent.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddChannelConnections(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<ChannelAudit>();
        services.TryAddSingleton<ChannelOwners>();
        services.TryAddSingleton<IConnectionCredentials, ConnectionCredentialsCache>();
        return services;
    }
}
