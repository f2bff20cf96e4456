using Chatbotics.Channels.Shopify;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbotics.Channels;

/// <summary>Wires Shopify's mandatory topics.</summary>
public static class ShopifyRegistration
{
    /// <summary>Registers the options of section "Shopify", and whose a shop is.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddShopifyTopics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ShopifyOptions>().Bind(configuration.GetSection(ShopifyOptions.Section));
        services.TryAddSingleton<IShopWorkspaces, ConfiguredShops>();
        return services;
    }
}
