using Chatbotics.Assistants.Models.OpenAi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Models;

/// <summary>Registers the chat models.</summary>
public static class ModelServices
{
    /// <summary>
    /// Adds <see cref="IChatModels"/> with the options of the sections "Models" and "Embeddings", checked at start. Needs
    /// the vault and the guard (<see cref="Grains.Hosting.Ports.IGuardedHttp"/>) from elsewhere. Idempotent.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddChatModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelsOptions>().Bind(configuration.GetSection(ModelsOptions.Section)).ValidateOnStart();
        services.AddOptions<EmbeddingsOptions>().Bind(configuration.GetSection(EmbeddingsOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelsOptions>, ModelsOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddingsOptions>, EmbeddingsOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<OpenAiClients>();
        services.TryAddSingleton<ModelTransport>();
        services.TryAddSingleton<IModelMeter, ModelMeter>();
        services.TryAddSingleton<IChatModels, ChatModels>();
        services.TryAddSingleton<ModelProviders>();
        return services;
    }
}
