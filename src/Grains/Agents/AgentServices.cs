using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Agents;

/// <summary>Registers what agents and their turns need.</summary>
public static class AgentServices
{
    /// <summary>Adds the catalogue and the turns. The runner comes from the assistants' project. Idempotent.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.TryAddSingleton<TurnCancellations>();
        services.TryAddSingleton<AgentAudit>();
        services.TryAddSingleton<AgentCatalog>();
        services.TryAddSingleton<AgentTurns>();
        services.TryAddSingleton<TurnDesks>();
        return services;
    }
}
