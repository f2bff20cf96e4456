using Chatbotics.Channels.Http;
using Chatbotics.Grains.Hosting.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Channels;

/// <summary>Wires the guard against addresses that lead inside.</summary>
public static class GuardedHttpRegistration
{
    /// <summary>Registers <see cref="IGuardedHttp"/>. Idempotent.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddGuardedHttp(this IServiceCollection services)
    {
        services.TryAddSingleton<IGuardedHttp>(_ => new GuardedHttp());
        return services;
    }
}
