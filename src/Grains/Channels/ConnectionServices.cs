using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Channels;

/// <summary>Registers what the connection grains and the senders need.</summary>
public static class ConnectionServices
{
    /// <summary>Adds the credentials cache. Needs routes and a vault from the storage. Idempotent.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddChannelConnections(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IConnectionCredentials, ConnectionCredentialsCache>();
        return services;
    }
}
