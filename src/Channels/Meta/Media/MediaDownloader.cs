using System.Buffers;
using System.Net;
using Chatbotics.Channels.Http;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Hosting.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Meta.Media;

/// <summary>
/// Downloads from addresses that others chose, carefully: https, public addresses checked at connect time, redirects on
/// the same host only, a size limit, and the token only for hosts of Meta's. The configured Graph hosts are exempt from
/// the first two, since a simulator may be on this machine.
/// </summary>
internal sealed class MediaDownloader : IDisposable
{
    private const int MaxRedirects = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] TokenHosts = [".facebook.com", ".fbsbx.com", ".fbcdn.net", ".whatsapp.net", ".whatsapp.com"];

    private readonly HttpMessageInvoker _http;
    private readonly GraphEndpoints _endpoints;
    private readonly TimeProvider _clock;
    private readonly long _limit;

    /// <summary>Creates the downloader.</summary>
    /// <param name="options">The size limit.</param>
    /// <param name="endpoints">Knows the configured hosts.</param>
    /// <param name="clock">Measures the time allowed.</param>
    public MediaDownloader(IOptions<MetaOptions> options, GraphEndpoints endpoints, TimeProvider clock)
    {
        _endpoints = endpoints;
        _clock = clock;
        _limit = options.Value.MaxMediaBytes;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = new GuardedConnector(endpoints.Hosts).Connect,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxConnectionsPerServer = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>Downloads.</summary>
    /// <param name="address">Where from.</param>
    /// <param name="accessToken">The token to show to Meta's hosts; null for none.</param>
    /// <param name="target">Takes the bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Download> Get(string address, string? accessToken, Stream target, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri)
                ? await Follow(uri, accessToken, target, linked.Token)
                : new(DownloadState.Refused);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return new(AddressRefusedException.IsCauseOf(fault)
                ? DownloadState.Refused
                : DownloadState.Failed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Download> Follow(Uri address, string? accessToken, Stream target, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (address.UserInfo.Length > 0 || (address.Scheme != Uri.UriSchemeHttps && !IsGraph(address)))
            {
                return new(DownloadState.Refused);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
            if (accessToken is not null && MaySeeToken(address))
            {
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + accessToken);
            }

            using var response = await _http.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode is >= 300 and <= 399 && response.Headers.Location is { } location)
            {
                var next = new Uri(address, location);
                if (next.Scheme != address.Scheme || next.IdnHost != address.IdnHost || next.Port != address.Port)
                {
                    return new(DownloadState.Refused);
                }

                address = next;
                continue;
            }

            return response.StatusCode switch
            {
                HttpStatusCode.OK => await Copy(response, target, cancellationToken),
                HttpStatusCode.NotFound or HttpStatusCode.Gone => new(DownloadState.Gone),
                HttpStatusCode.Unauthorized => new(DownloadState.Unauthorized),
                _ => new(DownloadState.Failed),
            };
        }

        return new(DownloadState.Refused);
    }

    private async Task<Download> Copy(HttpResponseMessage response, Stream target, CancellationToken cancellationToken)
    {
        var content = response.Content;
        if (content.Headers.ContentLength > _limit)
        {
            return new(DownloadState.TooLarge);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            await using var source = await content.ReadAsStreamAsync(cancellationToken);
            long size = 0;
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += read;
                if (size > _limit)
                {
                    return new(DownloadState.TooLarge);
                }

                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return new(DownloadState.Done, size, content.Headers.ContentType?.MediaType);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool MaySeeToken(Uri address) =>
        IsGraph(address)
        || (address.Scheme == Uri.UriSchemeHttps
            && TokenHosts.Any(host => address.IdnHost.EndsWith(host, StringComparison.OrdinalIgnoreCase)));

    private bool IsGraph(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && _endpoints.IsOnGraph(address);
}
