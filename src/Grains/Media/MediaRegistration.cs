using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Grains.Media;

/// <summary>Registers the files of conversations.</summary>
public static class MediaRegistration
{
    /// <summary>Adds the media desk. The store and the channels' media come from their own packages. Idempotent.</summary>
    /// <param name="services">The silo's services.</param>
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.TryAddSingleton<MediaDesk>();
        services.TryAddSingleton<IMediaFiles, MediaFiles>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IErasureTarget, MediaTarget>());
        return services;
    }
}
