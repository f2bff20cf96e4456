using Chatbotics.Assistants.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Crawling;

/// <summary>Registers the crawler.</summary>
public static class CrawlingServices
{
    /// <summary>
    /// Adds <see cref="IWebCrawler"/> with the options of section "Crawler", checked at start. Needs the guard
    /// (<see cref="Grains.Hosting.Ports.IGuardedHttp"/>) from elsewhere. Idempotent.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddCrawling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKnowledge(configuration);
        services.AddOptions<CrawlerOptions>().Bind(configuration.GetSection(CrawlerOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CrawlerOptions>, CrawlerOptionsValidator>());
        services.TryAddSingleton<PageFetcher>();
        services.TryAddSingleton<IWebCrawler, WebCrawler>();
        return services;
    }
}
