using Chatbotics.Channels.Website;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Channels;

/// <summary>Wires the chat on websites.</summary>
public static class WebsiteRegistration
{
    /// <summary>Registers its sender.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddWebsiteChannel(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IChannelSender, WebsiteSender>());
        return services;
    }
}
