using Chatbotics.Grains.Agents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Assistants;

/// <summary>Registers what the workers that run assistants need.</summary>
public static class AssistantWorkerServices
{
    /// <summary>Adds and checks the options. The assistant itself comes from the assistants' project.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddAssistantWorkers(this IServiceCollection services)
    {
        services.AddOptions<AssistantOptions>()
            .BindConfiguration(AssistantOptions.Section)
            .Validate(static options => options.TurnTimeoutSeconds is >= 1 and <= 300, "Assistants:TurnTimeoutSeconds must be between 1 and 300.")
            .ValidateOnStart();
        services.TryAddSingleton<TurnCancellations>();
        return services;
    }
}
