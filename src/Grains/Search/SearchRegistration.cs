using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Search;

/// <summary>Registers the search for messages.</summary>
public static class SearchRegistration
{
    /// <summary>Adds what keeps the index in step and what erases from it. The index and the feed come from the store. Idempotent.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddMessageSearch(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, SearchIndexer>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IErasureTarget, SearchTarget>());
        return services;
    }
}
