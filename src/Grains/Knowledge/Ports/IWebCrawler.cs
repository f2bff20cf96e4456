namespace Chatbotics.Grains.Knowledge.Ports;

/// <summary>
/// Fetches the pages of one site: politely, one after the other, as robots.txt allows, and never anything that is not on
/// the public internet.
/// </summary>
public interface IWebCrawler
{
    /// <summary>Crawls. The last event is always the end, unless the caller gives up.</summary>
    /// <param name="request">What to crawl.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<CrawlEvent> Crawl(CrawlRequest request, CancellationToken cancellationToken = default);
}
