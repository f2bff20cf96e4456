using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Configures the client of a host. With the embedded runtime the silo lies in the same process and brings the client along.</summary>
public static class OrleansClientGenericHostExtensions
{
    /// <summary>Configures the client.</summary>
    /// <param name="hostAppBuilder">The host, which also has the silo.</param>
    /// <returns>The host.</returns>
    public static IHostApplicationBuilder UseOrleansClient(this IHostApplicationBuilder hostAppBuilder) => hostAppBuilder.UseOrleansClient(_ => { });

    /// <summary>Configures the client.</summary>
    /// <param name="hostAppBuilder">The host, which also has the silo.</param>
    /// <param name="configureDelegate">Configures it.</param>
    /// <returns>The host.</returns>
    public static IHostApplicationBuilder UseOrleansClient(this IHostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(new ClientBuilder(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    /// <summary>Configures the client.</summary>
    /// <param name="services">The services, which also have the silo.</param>
    /// <param name="configureDelegate">Configures it.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddOrleansClient(this IServiceCollection services, Action<IClientBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(new ClientBuilder(services, new ConfigurationBuilder().Build()));
        return services;
    }
}
