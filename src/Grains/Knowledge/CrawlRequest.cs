using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What to crawl.</summary>
public sealed record CrawlRequest
{
    /// <summary>Where to begin: a page, or a sitemap. Its host, with and without "www.", is the site; nothing else is fetched.</summary>
    public required Uri Start { get; init; }

    /// <summary>Only addresses whose path begins with this, for example "/help/"; default the whole site.</summary>
    public string PathPrefix { get; init; } = "/";

    /// <summary>Takes the pages of the site's sitemaps too, as robots.txt or /sitemap.xml names them.</summary>
    public bool WithSitemaps { get; init; } = true;

    /// <summary>Follows the links of pages; otherwise only the start and the sitemaps' pages are fetched.</summary>
    public bool FollowLinks { get; init; } = true;

    /// <summary>What the last crawl learned, by address: unchanged pages are not sent again.</summary>
    public ImmutableDictionary<string, PageValidators> Known { get; init; } = ImmutableDictionary<string, PageValidators>.Empty;

    /// <summary>How far it may go.</summary>
    public CrawlLimits Limits { get; init; } = new();
}
