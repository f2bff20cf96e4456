using System.Collections.Concurrent;
using System.Net;
using Chatbotics.Assistants.Crawling;
using Chatbotics.Channels.Http;
using Chatbotics.Grains.Hosting.Ports;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.TestKit.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Assistants.Tests.Crawling;

/// <summary>The crawler as the product wires it, with names that lead to this machine.</summary>
internal sealed class CrawlWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CrawlWorld(SiteServer site, TimeProvider? time, Func<string, int, IPAddress[]>? resolve, bool trusted)
    {
        Site = site;
        var settings = new Dictionary<string, string?> { ["Crawler:AboutAddress"] = "https://chatbotics.example/crawler" };
        if (trusted)
        {
            settings["Crawler:TrustedHosts:0"] = $"shop.test:{site.Port}";
            settings["Crawler:TrustedHosts:1"] = $"www.shop.test:{site.Port}";
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<ISecretVault, InMemorySecretVault>();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddSingleton<IGuardedHttp>(new GuardedHttp(async (name, cancellationToken) =>
        {
            Lookups.Enqueue(name);
            return resolve?.Invoke(name, Lookups.Count) ?? (name.EndsWith(".test", StringComparison.Ordinal) ? [IPAddress.Loopback] : await Dns.GetHostAddressesAsync(name, cancellationToken));
        }));
        services.AddCrawling(configuration);
        _services = services.BuildServiceProvider();
    }

    public SiteServer Site { get; }

    public ConcurrentQueue<string> Lookups { get; } = new();

    public IWebCrawler Crawler => _services.GetRequiredService<IWebCrawler>();

    public static async Task<CrawlWorld> Start(TimeProvider? time = null, Func<string, int, IPAddress[]>? resolve = null, bool trusted = true) =>
        new(await SiteServer.Start(), time, resolve, trusted);

    public CrawlRequest Request(string path = "/") => new() { Start = Site.At(path), WithSitemaps = false, Limits = new CrawlLimits { Delay = TimeSpan.Zero } };

    public async Task<(IReadOnlyList<CrawledPage> Pages, CrawlEnd End)> Crawl(CrawlRequest request)
    {
        var events = new List<CrawlEvent>();
        await foreach (var told in Crawler.Crawl(request))
        {
            events.Add(told);
        }

        return ([.. events.OfType<CrawledPage>()], Assert.IsType<CrawlEnd>(events[^1]));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Site.DisposeAsync();
    }
}
