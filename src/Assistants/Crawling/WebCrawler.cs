using System.Runtime.CompilerServices;
using Chatbotics.Assistants.Knowledge.Reading;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Crawling;

/// <summary>Runs crawls and ends them at their limits.</summary>
/// <param name="fetcher">Fetches.</param>
/// <param name="threads">Where pages are parsed.</param>
/// <param name="readers">The readers, for the formats that are taken beside web pages.</param>
/// <param name="options">The crawler's name.</param>
/// <param name="time">The clock.</param>
internal sealed class WebCrawler(PageFetcher fetcher, ReadingThreads threads, IEnumerable<IDocumentReader> readers, IOptions<CrawlerOptions> options, TimeProvider time) : IWebCrawler
{
    private readonly HashSet<string> _formats = readers.SelectMany(reader => reader.MediaTypes).ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CrawlEvent> Crawl(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var limits = request.Limits;
        var session = new CrawlSession(request, fetcher, threads, _formats, options.Value.Name, time);
        using var deadline = new CancellationTokenSource(limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var (refused, end) = await Begin(session, request, either.Token, cancellationToken);
        if (refused is not null)
        {
            yield return refused;
        }

        var isStart = true;
        while (end is null)
        {
            end = session switch
            {
                { IsFailing: true } => CrawlEndReason.SiteFailing,
                _ when session.Count >= limits.Pages => CrawlEndReason.Pages,
                _ when session.Bytes >= limits.Bytes => CrawlEndReason.Bytes,
                _ => null,
            };
            if (end is not null)
            {
                break;
            }

            var (page, isLate) = await Next(session, either.Token, cancellationToken);
            if (page is null)
            {
                end = isLate ? CrawlEndReason.Time : isStart ? CrawlEndReason.StartFailed : CrawlEndReason.Complete;
                break;
            }

            isStart = false;
            yield return page;
        }

        yield return new CrawlEnd(end.Value, session.Count, session.Bytes);
    }

    private static async Task<(CrawledPage? Refused, CrawlEndReason? End)> Begin(CrawlSession session, CrawlRequest request, CancellationToken either, CancellationToken caller)
    {
        try
        {
            await session.Begin(either);
            return default;
        }
        catch (FetchException refused)
        {
            return (new CrawledPage(request.Start, refused.Outcome) { Problem = refused.Message }, CrawlEndReason.StartFailed);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return (null, CrawlEndReason.Time);
        }
    }

    private static async Task<(CrawledPage? Page, bool IsLate)> Next(CrawlSession session, CancellationToken either, CancellationToken caller)
    {
        try
        {
            return (await session.Next(either), false);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return (null, true);
        }
    }
}
