namespace Chatbotics.Grains.Knowledge;

/// <summary>How far a crawl may go. When one is reached, the crawl ends in order and says so.</summary>
public sealed record CrawlLimits
{
    /// <summary>Pages fetched, 1 to 5,000, default 200.</summary>
    public int Pages { get; init; } = 200;

    /// <summary>Links between the start and a page, 0 to 20, default 4.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>Bytes of one page, unpacked, default 4 MiB; a document such as a PDF may have five times as many.</summary>
    public int PageBytes { get; init; } = 4 << 20;

    /// <summary>Bytes in all, default 100 MiB.</summary>
    public long Bytes { get; init; } = 100L << 20;

    /// <summary>How long the crawl may take, default 30 min.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long one request may take, default 20 s.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The pause between two requests, default 500 ms. A longer one that robots.txt asks for counts, up to 10 s.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(500);
}
