using Chatbotics.Channels.WebPush;
using Chatbotics.Grains.Notifications.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Channels;

/// <summary>Wires messages to browsers.</summary>
public static class WebPushRegistration
{
    /// <summary>Registers <see cref="IWebPush"/> with the section "Push". The host adds vault and guard. Idempotent.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddWebPush(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebPushOptions>().Bind(configuration.GetSection(WebPushOptions.Section))
            .Validate(static options => options.Contact.Length == 0 || options.Contact.StartsWith("mailto:", StringComparison.Ordinal) || options.Contact.StartsWith("https:", StringComparison.Ordinal), "Push:Contact must begin with mailto: or https:.");
        services.TryAddSingleton<SenderKey>();
        services.TryAddSingleton<IWebPush, WebPushSender>();
        return services;
    }
}
