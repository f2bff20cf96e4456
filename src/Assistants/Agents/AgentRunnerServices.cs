using Chatbotics.Assistants.Knowledge;
using Chatbotics.Grains.Agents.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Assistants.Agents;

/// <summary>Registers what runs agents.</summary>
public static class AgentRunnerServices
{
    /// <summary>
    /// Adds <see cref="IAgentRunner"/> and <see cref="IHttpActions"/> with the options of section "Agents". Needs passages,
    /// vault and guard from elsewhere. Idempotent.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddAgentRunner(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKnowledge(configuration);
        services.AddOptions<AgentToolOptions>().Bind(configuration.GetSection(AgentToolOptions.Section));
        services.TryAddSingleton<KnowledgeSearch>();
        services.TryAddSingleton<OfflineAnswerer>();
        services.TryAddSingleton<ModelAnswerer>();
        services.TryAddSingleton<ToolRunner>();
        services.TryAddSingleton<IHttpActions, HttpActions>();
        services.TryAddSingleton<IAgentRunner, AgentRunner>();
        services.TryAddSingleton<ICopilotWriter, CopilotWriter>();
        return services;
    }
}
