using System.Net;
using Chatbotics.Assistants.Knowledge.Html;
using Chatbotics.Assistants.Knowledge.Reading;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Crawling;

/// <summary>One crawl: what was seen, spent and is still to do.</summary>
/// <param name="request">What to crawl.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="threads">Where pages are parsed.</param>
/// <param name="formats">The media types of other documents that can be read.</param>
/// <param name="name">The crawler's name.</param>
/// <param name="time">The clock.</param>
internal sealed class CrawlSession(CrawlRequest request, PageFetcher fetcher, ReadingThreads threads, IReadOnlySet<string> formats, string name, TimeProvider time)
{
    private const int MaxFailuresInARow = 8;
    private const int MaxSitemaps = 50;
    private const int SitemapBytes = 50 << 20;

    private static readonly string[] Pages = ["text/html", "application/xhtml+xml"];

    private readonly CrawlLimits _limits = request.Limits;
    private readonly CrawlFrontier _frontier = new();
    private readonly SiteScope _scope = new(request.Start, request.PathPrefix);
    private readonly Dictionary<string, Uri> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PageFingerprint> _claims = new(StringComparer.Ordinal);
    private readonly SiteVisitor _visitor = new(request.Limits, new SiteScope(request.Start, request.PathPrefix), fetcher, name, time);
    private int _failures;

    /// <summary>How many addresses were asked for.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes came.</summary>
    public long Bytes => _visitor.Bytes;

    /// <summary>Whether the site has failed too often to be bothered any longer.</summary>
    public bool IsFailing => _failures >= MaxFailuresInARow;

    /// <summary>Puts the start and the sitemaps' pages on the list.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task Begin(CancellationToken cancellationToken)
    {
        var robots = await _visitor.Robots(request.Start, cancellationToken);
        if (LooksLikeSitemap(request.Start))
        {
            await Sitemaps([request.Start.AbsoluteUri], cancellationToken);
            return;
        }

        Want(request.Start, 0, isStart: true);
        if (request.WithSitemaps)
        {
            await Sitemaps(robots.Sitemaps.Count > 0 ? robots.Sitemaps : [new Uri(request.Start, "/sitemap.xml").AbsoluteUri], cancellationToken);
        }
    }

    /// <summary>Asks for the next address; null when there is none.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CrawledPage?> Next(CancellationToken cancellationToken)
    {
        if (!_frontier.TryTake(out var next))
        {
            return null;
        }

        try
        {
            var robots = await _visitor.Robots(next.Address, cancellationToken);
            if (_visitor.IsUnknown(robots))
            {
                return new CrawledPage(next.Address, PageOutcome.Failed) { Problem = "The site, or its robots.txt, can't be reached: its pages are left alone for now." };
            }

            if (!robots.Allows(next.Address))
            {
                return new CrawledPage(next.Address, PageOutcome.Forbidden) { Problem = "The site's robots.txt forbids this page." };
            }

            Count++;
            var known = request.Known.GetValueOrDefault(next.Address.AbsoluteUri);
            var page = await _visitor.Page(next.Address, known, cancellationToken);
            _failures = (int)page.Status >= 500 || page.Status == HttpStatusCode.TooManyRequests ? _failures + 1 : 0;
            return await Take(page, next.Address, next.Depth, cancellationToken);
        }
        catch (FetchException failed)
        {
            _failures = failed.Outcome == PageOutcome.Failed ? _failures + 1 : _failures;
            return new CrawledPage(next.Address, failed.Outcome) { Problem = failed.Message };
        }
    }

    private async Task<CrawledPage> Take(FetchedPage page, Uri asked, int depth, CancellationToken cancellationToken)
    {
        var address = PageAddress.Tidy(page.Address) ?? asked;
        if (address != asked)
        {
            _frontier.Seen(address);
            if (!(await _visitor.Robots(address, cancellationToken)).Allows(address))
            {
                return new CrawledPage(address, PageOutcome.Forbidden) { Problem = "The site's robots.txt forbids this page." };
            }
        }

        var validators = page.ETag is null && page.LastModified is null ? null : new PageValidators(page.ETag, page.LastModified);
        switch ((int)page.Status)
        {
            case 200:
                break;
            case 304:
                return new CrawledPage(address, PageOutcome.NotModified) { Status = 304, Validators = validators ?? request.Known.GetValueOrDefault(asked.AbsoluteUri) };
            case 404 or 410:
                return new CrawledPage(address, PageOutcome.Gone) { Status = (int)page.Status, Problem = "The page is not there any more." };
            default:
                return new CrawledPage(address, PageOutcome.Failed) { Status = (int)page.Status, Problem = $"The site answered with status {(int)page.Status}." };
        }

        var type = page.MediaType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        var source = new DocumentSource { Content = page.Body, MediaType = page.MediaType, FileName = Path.GetFileName(address.AbsolutePath), Address = address };
        if (Pages.Contains(type, StringComparer.Ordinal))
        {
            return await TakePage(source with { FileName = null }, page, depth, validators, cancellationToken);
        }

        return formats.Contains(type)
            ? Once(address, PassageIds.OfContent(page.Body), new CrawledPage(address, PageOutcome.Fetched) { Source = source, Validators = validators, Status = 200 })
            : new CrawledPage(address, PageOutcome.OtherFormat) { Status = 200, Problem = "This is no page or document that can be read." };
    }

    private async Task<CrawledPage> TakePage(DocumentSource source, FetchedPage fetched, int depth, PageValidators? validators, CancellationToken cancellationToken)
    {
        var address = source.Address!;
        HtmlPage page;
        try
        {
            page = await threads.Run(new ReaderLimits { Bytes = _limits.PageBytes }, budget => HtmlPageParser.Parse(source, budget), cancellationToken);
        }
        catch (DocumentRefusedException refused)
        {
            return new CrawledPage(address, PageOutcome.TooLarge) { Status = 200, Problem = refused.Message };
        }

        if (request.FollowLinks && !page.NoFollow && depth < _limits.Depth && !fetched.Robots.Contains("nofollow", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var link in page.Links)
            {
                Want(link, depth + 1);
            }
        }

        if (page.NoIndex || fetched.Robots.Contains("noindex", StringComparison.OrdinalIgnoreCase))
        {
            return new CrawledPage(address, PageOutcome.NoIndex) { Status = 200, Problem = "The page asks not to be found by search." };
        }

        // An address may be claimed by several pages that say the same; a site that gives all its pages one address has made
        // a mistake, and they keep their own.
        var print = PageFingerprint.Of(page.Content);
        var own = page.Canonical is { } canonical && PageAddress.Tidy(canonical) is { } named && _scope.IsWanted(named) ? named : address;
        if (_claims.TryGetValue(PageAddress.Key(own), out var first))
        {
            if (first.Resembles(print))
            {
                return new CrawledPage(address, PageOutcome.Duplicate) { SameAs = own, Status = 200, Problem = "The page says the same as another one." };
            }

            own = address;
        }

        _claims[PageAddress.Key(own)] = print;
        return Once(own, print.Hash, new CrawledPage(own, PageOutcome.Fetched) { Content = page.Content, Validators = validators, Status = 200 });
    }

    private CrawledPage Once(Uri address, string hash, CrawledPage page)
    {
        if (_contents.TryGetValue(hash, out var first))
        {
            return new CrawledPage(address, PageOutcome.Duplicate) { SameAs = first, Status = 200, Problem = "The page says the same as another one." };
        }

        _contents[hash] = address;
        return page;
    }

    private void Want(Uri address, int depth, bool isStart = false)
    {
        if (PageAddress.Tidy(address) is { } tidy && (isStart || _scope.IsWanted(tidy)))
        {
            _frontier.Add(tidy, depth);
        }
    }

    private async Task Sitemaps(IEnumerable<string> first, CancellationToken cancellationToken)
    {
        var waiting = new Queue<string>(first);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < MaxSitemaps && waiting.TryDequeue(out var sitemap))
        {
            if (!Uri.TryCreate(request.Start, sitemap, out var address) || !_scope.IsSite(address) || !seen.Add(address.AbsoluteUri))
            {
                continue;
            }

            try
            {
                var page = await _visitor.Get(address, SitemapBytes, known: null, cancellationToken);
                var (pages, sitemaps) = page.Status == HttpStatusCode.OK ? SitemapReader.Read(page.Body) : ([], []);
                foreach (var listed in pages)
                {
                    if (Uri.TryCreate(request.Start, listed, out var wanted))
                    {
                        Want(wanted, 1);
                    }
                }

                foreach (var further in sitemaps)
                {
                    waiting.Enqueue(further);
                }
            }
            catch (FetchException)
            {
                // A site without a sitemap, or with a broken one, is crawled by its links.
            }
        }
    }

    private static bool LooksLikeSitemap(Uri address) =>
        Path.GetFileName(address.AbsolutePath) is { } file && file.Contains("sitemap", StringComparison.OrdinalIgnoreCase)
        && (file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".xml.gz", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase));
}
