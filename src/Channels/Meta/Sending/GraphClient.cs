using System.Net;
using System.Net.Http.Headers;
using Chatbotics.Channels.Http;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>
/// Calls the Graph API over one set of pooled HTTP/1.1 connections. Says of each call whether it never left, was lost, or
/// was answered; throws nothing for what the network or the platform does.
/// </summary>
internal sealed class GraphClient : IDisposable
{
    private const int MaxReplyBytes = 256 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;

    /// <summary>Creates the client.</summary>
    /// <param name="options">Timeouts and limits.</param>
    /// <param name="clock">Measures the timeout.</param>
    public GraphClient(IOptions<MetaOptions> options, TimeProvider clock)
    {
        _clock = clock;
        _timeout = TimeSpan.FromMilliseconds(options.Value.RequestTimeoutMs);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxConnectionsPerServer = options.Value.MaxConnections,
            MaxResponseHeadersLength = 64,

            // Below what servers keep idle connections for, so that a send rarely meets one that is being closed.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(45),

            // So that a changed DNS answer is followed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
            UseProxy = false,

            // The caller's trace is none of the platform's business.
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>Posts JSON.</summary>
    /// <param name="target">Where to, and as whom.</param>
    /// <param name="body">The JSON. Given back to the pool by this method, when that is safe.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<GraphReply> Post(GraphTarget target, PooledBuffer body, CancellationToken cancellationToken)
    {
        var content = new TrackedContent(body.Written, Json);
        var reply = await Call(HttpMethod.Post, target, content, cancellationToken);
        if (reply.State == GraphReplyState.Answered)
        {
            // Otherwise the handler may still be writing from it.
            body.Dispose();
        }

        return reply;
    }

    /// <summary>Calls with any body, or none.</summary>
    /// <param name="method">The method.</param>
    /// <param name="target">Where to, and as whom.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="patience">How long the call may take, where the configured time is too short.</param>
    public async Task<GraphReply> Call(
        HttpMethod method,
        GraphTarget target,
        HttpContent? content,
        CancellationToken cancellationToken,
        TimeSpan? patience = null)
    {
        using var request = new HttpRequestMessage(method, target.Address) { Content = content, Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("Authorization", target.Authorization);
        using var timeout = new CancellationTokenSource(patience ?? _timeout, _clock);
        using var linked = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken)
            : null;
        var token = linked?.Token ?? timeout.Token;
        try
        {
            token.ThrowIfCancellationRequested();
            using var response = await _http.SendAsync(request, token);
            return await Read(response, token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or InvalidOperationException)
        {
            return content is TrackedContent { IsStarted: false } ? GraphReply.NotSent : GraphReply.Lost;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<GraphReply> Read(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = new PooledBuffer();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (true)
        {
            var read = await stream.ReadAsync(body.GetMemory(), cancellationToken);
            if (read == 0)
            {
                return GraphReply.Answered((int)response.StatusCode, body, RetryAfter(response));
            }

            body.Advance(read);
            if (body.Length > MaxReplyBytes)
            {
                body.Dispose();
                return GraphReply.Lost;
            }
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return null;
        }

        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - _clock.GetUtcNow());
        if (wait is null && response.Headers.TryGetValues("X-Business-Use-Case-Usage", out var usage))
        {
            wait = UsageHeader.TimeToRegainAccess(string.Concat(usage));
        }

        return wait > TimeSpan.Zero ? wait : null;
    }
}
