using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Tenancy.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Tenancy;

/// <summary>Registers what the workspace grains need.</summary>
public static class TenancyServices
{
    /// <summary>Adds the settings cache, the clock and the id generator. Idempotent.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddTenancy(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<FloodGate>();
        services.TryAddSingleton<IWorkspaceSettingsCache, WorkspaceSettingsCache>();
        return services;
    }
}
