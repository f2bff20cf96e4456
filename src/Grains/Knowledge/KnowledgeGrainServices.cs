using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Knowledge;

/// <summary>Registers what the grains of knowledge bases need.</summary>
public static class KnowledgeGrainServices
{
    /// <summary>Adds the reading of sources and what erases them. Ingestion, index and crawler come from other projects. Idempotent.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddKnowledgeBases(this IServiceCollection services)
    {
        services.TryAddSingleton<AgentAudit>();
        services.TryAddSingleton<SourceReading>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IErasureTarget, KnowledgeTarget>());
        return services;
    }
}
