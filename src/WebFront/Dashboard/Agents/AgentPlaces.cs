using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Agents;

/// <summary>Puts the pages of agents where people find them.</summary>
internal static class AgentPlaces
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddAgentPages(this IServiceCollection services)
    {
        services.AddScoped<AgentDesk>();
        services.AddPlace(new Place { Area = "agents", Title = AreaTexts.Later("AI agents"), Icon = "ai", Order = 30, Needs = Permission.ManageAssistants });
        return services;
    }
}
