using Chatbotics.Channels.Instagram;
using Chatbotics.Channels.Messenger;
using Chatbotics.Channels.Meta;
using Chatbotics.Channels.Meta.Accounts;
using Chatbotics.Channels.Meta.Media;
using Chatbotics.Channels.Meta.Profiles;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Channels.WhatsApp;
using Chatbotics.Channels.WhatsApp.Templates;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels;

/// <summary>Wires WhatsApp, Messenger and Instagram.</summary>
public static class MetaChannelsRegistration
{
    /// <summary>
    /// Registers the options of section "Meta", checked at start, a sender for each platform, and their files. Needs an
    /// <see cref="IConnectionCredentials"/> from elsewhere.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddMetaChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MetaOptions>().Bind(configuration.GetSection(MetaOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MetaOptions>, MetaOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ChannelMeters>();
        services.TryAddSingleton<ChannelBreakers>();
        services.TryAddSingleton<GraphEndpoints>();
        services.TryAddSingleton<GraphClient>();
        services.TryAddSingleton<MetaSenderServices>();
        services.TryAddSingleton<MediaDownloader>();
        services.TryAddSingleton<IChannelMedia, MetaMedia>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IProfileReader, MetaProfileReader>());
        services.TryAddSingleton<AccountsHttp>();
        services.TryAddSingleton<IMetaAccounts, MetaAccounts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITemplateCatalog, WhatsAppTemplateCatalog>());
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IChannelSender, WhatsAppSender>(),
            ServiceDescriptor.Singleton<IChannelSender, MessengerSender>(),
            ServiceDescriptor.Singleton<IChannelSender, InstagramSender>(),
        ]);
        return services;
    }
}
