namespace Chatbotics.Grains.Knowledge;

/// <summary>What came of one address.</summary>
/// <param name="Address">The address: the page's own one, if it names one.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record CrawledPage(Uri Address, PageOutcome Outcome) : CrawlEvent
{
    /// <summary>What a web page says; null unless it was fetched.</summary>
    public DocumentContent? Content { get; init; }

    /// <summary>A document of another format, to be read; null unless one was fetched.</summary>
    public DocumentSource? Source { get; init; }

    /// <summary>What to remember for the next crawl; null when it gave nothing.</summary>
    public PageValidators? Validators { get; init; }

    /// <summary>The page that has the same content, for a duplicate.</summary>
    public Uri? SameAs { get; init; }

    /// <summary>The HTTP status, 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>Why it was not fetched, in a sentence for whoever looks after the knowledge base; null when it was.</summary>
    public string? Problem { get; init; }
}
