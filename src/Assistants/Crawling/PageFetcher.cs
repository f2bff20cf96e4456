using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Chatbotics.Grains.Hosting.Ports;
using Chatbotics.Grains.Knowledge;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Crawling;

/// <summary>
/// Fetches single addresses: over the guard, with limits of size and time, and with every redirect looked at before it is
/// followed.
/// </summary>
internal sealed class PageFetcher : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly HttpMessageInvoker _http;
    private readonly CrawlerOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates it.</summary>
    /// <param name="options">The crawler's name and the trusted hosts.</param>
    /// <param name="guard">Makes the handler.</param>
    /// <param name="time">The clock.</param>
    public PageFetcher(IOptions<CrawlerOptions> options, IGuardedHttp guard, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _http = new HttpMessageInvoker(guard.CreateHandler(_options.TrustedHosts.Select(TrustedHost.Parse).OfType<DnsEndPoint>()));
    }

    /// <summary>Fetches an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="maxBytes">The greatest size, unpacked.</param>
    /// <param name="limit">How long it may take, redirects included.</param>
    /// <param name="objection">Why a redirect may not be followed; null when it may.</param>
    /// <param name="known">What tells whether it has changed; null to fetch it in any case.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FetchException">It can't be fetched.</exception>
    public async Task<FetchedPage> Get(Uri address, int maxBytes, TimeSpan limit, Func<Uri, PageOutcome?> objection, PageValidators? known, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Follow(address, maxBytes, objection, known, either.Token);
        }
        catch (Exception refused) when (AddressRefusedException.IsCauseOf(refused))
        {
            throw new FetchException(PageOutcome.Refused, "The address isn't on the public internet.", refused);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(PageOutcome.Failed, "The site didn't answer in time.", late);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidDataException or FormatException)
        {
            throw new FetchException(PageOutcome.Failed, "The site can't be reached, or broke off its answer.", failed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<FetchedPage> Follow(Uri address, int maxBytes, Func<Uri, PageOutcome?> objection, PageValidators? known, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            if ((address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0)
            {
                throw new FetchException(PageOutcome.Refused, "The address is no plain address of a web page.");
            }

            using var request = Request(address, known);
            using var response = await _http.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return await Read(address, response, maxBytes, cancellationToken);
            }

            var next = new Uri(address, location);
            if (redirects == MaxRedirects)
            {
                throw new FetchException(PageOutcome.Failed, "The address leads around in a circle.");
            }

            if (objection(next) is { } outcome)
            {
                throw new FetchException(outcome, outcome == PageOutcome.Forbidden ? "The site's robots.txt forbids the page that the address leads to." : "The address leads to another site.");
            }

            address = next;
        }
    }

    private HttpRequestMessage Request(Uri address, PageValidators? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(_options.Name, "1.0"));
        if (_options.AboutAddress is { } about)
        {
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue($"(+{about})"));
        }

        request.Headers.Accept.ParseAdd("text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        if (known?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
        {
            request.Headers.IfNoneMatch.Add(parsed);
        }
        else if (known?.LastModified is { } changed)
        {
            request.Headers.IfModifiedSince = changed;
        }

        return request;
    }

    private async Task<FetchedPage> Read(Uri address, HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var headers = response.Headers;
        var body = response.StatusCode == HttpStatusCode.OK ? await Body(response.Content, maxBytes, cancellationToken) : [];
        return new FetchedPage(address, response.StatusCode, body)
        {
            MediaType = response.Content.Headers.TryGetValues("Content-Type", out var types) ? types.FirstOrDefault() : null,
            ETag = headers.ETag?.ToString(),
            LastModified = response.Content.Headers.LastModified,
            RetryAfter = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date is { } date && date > _time.GetUtcNow() ? date - _time.GetUtcNow() : null),
            Robots = headers.TryGetValues("X-Robots-Tag", out var robots) ? string.Join(',', robots) : "",
        };
    }

    private static async Task<byte[]> Body(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            throw TooLarge();
        }

        await using var raw = await content.ReadAsStreamAsync(cancellationToken);
        await using var source = content.Headers.ContentEncoding.LastOrDefault()?.ToLowerInvariant() switch
        {
            null or "" or "identity" => raw,
            "gzip" or "x-gzip" => new GZipStream(raw, CompressionMode.Decompress),
            "br" => new BrotliStream(raw, CompressionMode.Decompress),
            _ => throw new FetchException(PageOutcome.OtherFormat, "The page is packed in a way that can't be unpacked."),
        };
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            // Counted as it is unpacked: a small answer may unpack to very much.
            if (body.Length + read > maxBytes)
            {
                throw TooLarge();
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static FetchException TooLarge() => new(PageOutcome.TooLarge, "The page has more bytes than a page may have.");
}
