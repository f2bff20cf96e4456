using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Meta.Accounts;

/// <summary>
/// Calls Meta about accounts. These calls carry app secrets and codes in their addresses, as Meta wants it: nothing here
/// logs or throws an address.
/// </summary>
internal sealed class AccountsHttp : IDisposable
{
    private const int MaxReplyBytes = 2 * 1024 * 1024;

    /// <summary>Short: a person waits, and a grain's call ends after half a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;

    /// <summary>Creates the client.</summary>
    /// <param name="options">The time a call may take, if it is shorter than usual.</param>
    /// <param name="clock">Measures it.</param>
    public AccountsHttp(IOptions<MetaOptions> options, TimeProvider clock)
    {
        _clock = clock;
        var wished = TimeSpan.FromMilliseconds(options.Value.RequestTimeoutMs);
        _timeout = wished < Patience ? wished : Patience;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxConnectionsPerServer = 16,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>Makes a call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="address">The address.</param>
    /// <param name="token">The token to call with; null for none.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<AccountReply> Call(
        HttpMethod method, Uri address, string? token, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content, Version = HttpVersion.Version11 };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var timeout = new CancellationTokenSource(_timeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, linked.Token);
            var bytes = await Read(response, linked.Token);
            if (bytes is null)
            {
                return Lost();
            }

            using var json = JsonDocument.Parse(bytes);
            return new AccountReply(json.RootElement.Clone(), AccountFaults.Of((int)response.StatusCode, json.RootElement), response.Headers.Date);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            return Lost();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static AccountReply Lost() => new(default, new MetaFault(MetaFaultKind.Unreachable), null);

    private static async Task<byte[]?> Read(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var memory = new MemoryStream();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(part, cancellationToken)) > 0)
        {
            memory.Write(part, 0, read);
            if (memory.Length > MaxReplyBytes)
            {
                return null;
            }
        }

        return memory.ToArray();
    }
}
