namespace Chatbotics.Grains.Knowledge;

/// <summary>Something that a crawl tells: a <see cref="CrawledPage"/>, and at last the <see cref="CrawlEnd"/>.</summary>
public abstract record CrawlEvent;
