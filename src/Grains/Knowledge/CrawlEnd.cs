namespace Chatbotics.Grains.Knowledge;

/// <summary>The end of a crawl.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="Pages">How many addresses were asked for.</param>
/// <param name="Bytes">How many bytes came.</param>
public sealed record CrawlEnd(CrawlEndReason Reason, int Pages, long Bytes) : CrawlEvent;
