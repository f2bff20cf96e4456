using System.Net;
using System.Text;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Crawling;

/// <summary>Asks one site, as it wants to be asked: by its robots.txt, one request after the other, with pauses.</summary>
/// <param name="limits">The limits.</param>
/// <param name="scope">What belongs to the site.</param>
/// <param name="fetcher">Fetches.</param>
/// <param name="name">The crawler's name.</param>
/// <param name="time">The clock.</param>
internal sealed class SiteVisitor(CrawlLimits limits, SiteScope scope, PageFetcher fetcher, string name, TimeProvider time)
{
    private const int DocumentFactor = 5;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, RobotsRules> _robots = new(StringComparer.Ordinal);
    private readonly HashSet<RobotsRules> _unknown = [];
    private bool _asked;

    /// <summary>How many bytes came.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether rules only stand for those that could not be read.</summary>
    /// <param name="rules">The rules.</param>
    public bool IsUnknown(RobotsRules rules) => _unknown.Contains(rules);

    /// <summary>The rules for an address, read once for each origin.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RobotsRules> Robots(Uri address, CancellationToken cancellationToken)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        if (_robots.TryGetValue(origin, out var rules))
        {
            return rules;
        }

        try
        {
            var page = await Get(new Uri(address, "/robots.txt"), RobotsRules.MaxBytes, known: null, cancellationToken);
            rules = (int)page.Status switch
            {
                200 => RobotsRules.Parse(Encoding.UTF8.GetString(page.Body), name),
                >= 400 and < 500 and not 429 => RobotsRules.AllowAll,
                _ => Unknown(),
            };
        }
        catch (FetchException failed) when (failed.Outcome is PageOutcome.TooLarge or PageOutcome.OtherSite)
        {
            rules = RobotsRules.AllowAll;
        }
        catch (FetchException failed) when (failed.Outcome == PageOutcome.Failed)
        {
            // RFC 9309: what a site that is down forbids can't be known.
            rules = Unknown();
        }

        _robots[origin] = rules;
        return rules;
    }

    private RobotsRules Unknown()
    {
        var rules = RobotsRules.AllowNone();
        _unknown.Add(rules);
        return rules;
    }

    /// <summary>Fetches a page or document; waits and asks once more when the site asks for that.</summary>
    /// <param name="address">The address.</param>
    /// <param name="known">What tells whether it has changed; null to fetch it in any case.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FetchedPage> Page(Uri address, PageValidators? known, CancellationToken cancellationToken)
    {
        var isDocument = Path.GetExtension(address.AbsolutePath).ToLowerInvariant() is ".pdf" or ".docx";
        var maxBytes = isDocument ? limits.PageBytes * DocumentFactor : limits.PageBytes;
        var page = await Get(address, maxBytes, known, cancellationToken);
        if (page.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && page.RetryAfter is { } wait && wait <= LongestWait)
        {
            await Task.Delay(wait, time, cancellationToken);
            page = await Get(address, maxBytes, known, cancellationToken);
        }

        return page;
    }

    /// <summary>Fetches an address, after the pause that the site is owed.</summary>
    /// <param name="address">The address.</param>
    /// <param name="maxBytes">The greatest size.</param>
    /// <param name="known">What tells whether it has changed; null to fetch it in any case.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FetchedPage> Get(Uri address, int maxBytes, PageValidators? known, CancellationToken cancellationToken)
    {
        var asked = _robots.GetValueOrDefault(address.GetLeftPart(UriPartial.Authority))?.Delay ?? TimeSpan.Zero;
        var delay = asked > limits.Delay ? asked : limits.Delay;
        if (_asked && delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellationToken);
        }

        _asked = true;
        var page = await fetcher.Get(address, maxBytes, limits.RequestTime, Objection, known, cancellationToken);
        Bytes += page.Body.Length;
        return page;
    }

    private PageOutcome? Objection(Uri next) =>
        !scope.IsSite(next) ? PageOutcome.OtherSite
        : _robots.TryGetValue(next.GetLeftPart(UriPartial.Authority), out var rules) && !rules.Allows(next) ? PageOutcome.Forbidden
        : null;
}
