using Chatbotics.Assistants.Responder;
using Chatbotics.Grains.Assistants.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Assistants;

/// <summary>Registers the assistants.</summary>
public static class AssistantServices
{
    /// <summary>Adds the built-in responder as the assistant. Idempotent.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddBuiltInResponder(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new AnswerIndexCache());
        services.TryAddSingleton<IAssistant, BuiltInResponder>();
        return services;
    }
}
