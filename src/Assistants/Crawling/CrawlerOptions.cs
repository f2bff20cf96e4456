namespace Chatbotics.Assistants.Crawling;

/// <summary>The crawler of this installation. Section "Crawler" of the configuration.</summary>
public sealed record CrawlerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Crawler";

    /// <summary>The name that robots.txt knows it by: 1 to 40 letters, digits, hyphens and underscores; default Chatbotics.</summary>
    public string Name { get; init; } = "Chatbotics";

    /// <summary>Where a site's owner learns about it, an http(s) address that is sent with each request; null for none.</summary>
    public string? AboutAddress { get; init; }

    /// <summary>Hosts that may be crawled although they are inside a private network: "host:port". Any workspace can then read what they show; default none.</summary>
    public IList<string> TrustedHosts { get; init; } = [];
}
