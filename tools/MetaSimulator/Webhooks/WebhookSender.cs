using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>
/// Posts signed webhooks to the callback: in order per contact, several contacts at a time, again when the callback
/// does not answer 200. What can wait is bounded by <see cref="SimulatorOptions.MaxPendingWebhooks"/>; the rest is counted as lost.
/// </summary>
public sealed class WebhookSender : IAsyncDisposable
{
    private readonly SimulatorOptions _options;
    private readonly SimulatorClock _clock;
    private readonly byte[] _appSecret;
    private readonly byte[] _instagramSecret;
    private readonly HttpClient _http;
    private readonly Channel<DeliveryJob>[] _lanes;
    private readonly Task[] _pumps;
    private readonly CancellationTokenSource _stop = new();
    private readonly PendingCounter _pending = new();
    private readonly DeliveryLog _log;
    private long _lost;

    internal WebhookSender(SimulatorOptions options, SimulatorClock clock)
    {
        _options = options;
        _clock = clock;
        _log = new DeliveryLog(options.DeliveryLogCapacity);
        _appSecret = Encoding.UTF8.GetBytes(options.AppSecret);
        _instagramSecret = Encoding.UTF8.GetBytes(options.InstagramAppSecret);
        Callback = options.Callback;
        Retries = options.Retries;
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("facebookexternalua");
        _lanes = [.. Enumerable.Range(0, options.DeliveryLanes).Select(_ => Channel.CreateUnbounded<DeliveryJob>(new() { SingleReader = true }))];
        _pumps = [.. _lanes.Select(lane => Pump(lane.Reader))];
    }

    /// <summary>Where the app's webhooks go; null sends none. Settable, since a product often knows its port late.</summary>
    public Uri? Callback { get; set; }

    /// <summary>How failed deliveries are repeated.</summary>
    public RetryPolicy Retries { get; set; }

    /// <summary>How bodies are escaped.</summary>
    public EscapeStyle Escape { get; set; }

    /// <summary>Webhooks waiting, on their way, or waiting for a retry or a receipt's delay.</summary>
    public int Pending => _pending.Count;

    /// <summary>Webhooks given up: retries used up, too many pending, or the asset no longer subscribed.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>The latest attempts, newest last.</summary>
    public IReadOnlyList<Delivery> Deliveries => _log.Latest;

    /// <summary>Sends the events in one POST and answers how the first attempt went; a failed one is repeated in the background.</summary>
    public Task<Delivery> Send(IReadOnlyList<WebhookEvent> events, BatchShape shape = BatchShape.Together)
    {
        if (events.Count == 0)
        {
            throw new ArgumentException("A webhook needs at least one event.", nameof(events));
        }

        var body = MetaJson.Write(WebhookBody.Compose(events, shape, _clock.GetUtcNow()), Escape);
        return Post(body, events[0].Asset, events[0].Thread);
    }

    /// <summary>Sends the same webhook several times at once, byte for byte, as many in parallel as there are lanes.</summary>
    public Task<Delivery[]> SendCopies(IReadOnlyList<WebhookEvent> events, int copies, BatchShape shape = BatchShape.Together)
    {
        var body = MetaJson.Write(WebhookBody.Compose(events, shape, _clock.GetUtcNow()), Escape);
        return Task.WhenAll(Enumerable.Range(0, copies).Select(copy => Post(body, events[0].Asset, $"{events[0].Thread}/{copy}")));
    }

    /// <summary>Signs and posts the given bytes as they are, unless the asset has no subscription. Without an asset the app's callback and secret are used.</summary>
    /// <param name="body">The body; not copied.</param>
    /// <param name="asset">Whose webhook it is.</param>
    /// <param name="thread">Bodies of one thread stay in order.</param>
    public Task<Delivery> Post(byte[] body, Asset? asset = null, string thread = "")
    {
        var secret = asset is InstagramAccount { IsInstagramLogin: true } ? _instagramSecret : _appSecret;
        return PostSigned(body, WebhookSignature.Sign(body, secret), asset, thread);
    }

    /// <summary>Posts bytes with a signature of the caller's choice, right or wrong.</summary>
    public Task<Delivery> PostSigned(byte[] body, string signature, Asset? asset = null, string thread = "")
    {
        var callback = asset?.CallbackOverride ?? Callback;
        if (callback is null || asset is { Subscribed: false })
        {
            return Task.FromResult(Give(body, signature, callback is null ? "no callback is set" : "the asset is not subscribed"));
        }

        if (_pending.Count >= _options.MaxPendingWebhooks)
        {
            return Task.FromResult(Give(body, signature, "too many webhooks are pending"));
        }

        var lane = (int)((uint)string.GetHashCode((asset?.Id ?? "") + "/" + thread, StringComparison.Ordinal) % (uint)_lanes.Length);
        var job = new DeliveryJob(callback, asset, body, signature, lane);
        _pending.Add();
        _lanes[lane].Writer.TryWrite(job);
        return job.FirstAttempt.Task;
    }

    /// <summary>The handshake of a new subscription: <c>GET callback?hub.mode=subscribe&amp;hub.challenge=…&amp;hub.verify_token=…</c>.</summary>
    /// <param name="verifyToken">The token to send; null for the app's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">No callback is set.</exception>
    /// <exception cref="HttpRequestException">The callback does not answer.</exception>
    public async Task<HandshakeResult> Handshake(string? verifyToken = null, CancellationToken cancellationToken = default)
    {
        var callback = Callback ?? throw new InvalidOperationException("Set a callback before the handshake.");
        var challenge = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var query = $"hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(verifyToken ?? _options.VerifyToken)}";
        using var response = await _http.GetAsync(new UriBuilder(callback) { Query = query }.Uri, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return new HandshakeResult((int)response.StatusCode, response.IsSuccessStatusCode && body == challenge);
    }

    /// <summary>Ends when nothing is pending any more, retries and delayed receipts included.</summary>
    public Task Drained(CancellationToken cancellationToken = default) => _pending.Zero(cancellationToken);

    /// <summary>Runs <paramref name="action"/> after <paramref name="delay"/> on the simulator's clock, counted as pending until then. False when too much is pending.</summary>
    internal bool Later(TimeSpan delay, Action action)
    {
        if (delay <= TimeSpan.Zero)
        {
            action();
            return true;
        }

        if (_pending.Count >= _options.MaxPendingWebhooks)
        {
            Interlocked.Increment(ref _lost);
            return false;
        }

        _pending.Add();
        ITimer? timer = null;
        timer = _clock.CreateTimer(
            _ =>
            {
                try
                {
                    if (!_stop.IsCancellationRequested)
                    {
                        action();
                    }
                }
                finally
                {
                    _pending.Remove();
                    timer?.Dispose();
                }
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(delay, Timeout.InfiniteTimeSpan);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var lane in _lanes)
        {
            lane.Writer.TryComplete();
        }

        await Task.WhenAll(_pumps);
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task Pump(ChannelReader<DeliveryJob> lane)
    {
        await foreach (var job in lane.ReadAllAsync(CancellationToken.None))
        {
            job.Attempts++;
            var delivery = _stop.IsCancellationRequested
                ? new Delivery(null, "the simulator is stopping", job.Attempts, TimeSpan.Zero, job.Body, job.Signature) { Outcome = job.Outcome.Task }
                : await Attempt(job);
            _log.Add(delivery);
            if (delivery.Accepted || !Repeat(job))
            {
                job.Outcome.TrySetResult(delivery);
                _pending.Remove();
            }

            job.FirstAttempt.TrySetResult(delivery);
        }
    }

    private async Task<Delivery> Attempt(DeliveryJob job)
    {
        using var timeout = new CancellationTokenSource(Retries.AnswerWithin, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stop.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, job.Callback) { Content = new ByteArrayContent(job.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(WebhookSignature.Header, job.Signature);
        request.Headers.Accept.ParseAdd("*/*");
        var started = _clock.GetTimestamp();
        int? status = null;
        string? error = null;
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            status = (int)response.StatusCode;
        }
        catch (OperationCanceledException)
        {
            error = "no answer in time";
        }
        catch (HttpRequestException failure)
        {
            error = failure.HttpRequestError.ToString();
        }

        return new Delivery(status, error, job.Attempts, _clock.GetElapsedTime(started), job.Body, job.Signature) { Outcome = job.Outcome.Task };
    }

    /// <summary>Plans the next attempt; false when there is none.</summary>
    private bool Repeat(DeliveryJob job)
    {
        var now = _clock.GetUtcNow();
        if (job.Attempts == 1)
        {
            job.FirstFailure = now;
        }

        if (job.Asset is { Platform: not Platform.WhatsApp } asset && now - job.FirstFailure >= Retries.DisableMessengerAfter)
        {
            asset.Subscribed = false;
        }

        if (_stop.IsCancellationRequested || job.Asset is { Subscribed: false } || job.Attempts > Retries.Delays.Length)
        {
            Interlocked.Increment(ref _lost);
            return false;
        }

        // The job stays counted as pending from its first attempt to its last.
        return Later(Retries.Delays[job.Attempts - 1], () =>
        {
            if (!_lanes[job.Lane].Writer.TryWrite(job))
            {
                // Only a stopped simulator takes no more.
                job.Outcome.TrySetCanceled();
                _pending.Remove();
            }
        });
    }

    private Delivery Give(byte[] body, string signature, string why)
    {
        Interlocked.Increment(ref _lost);
        var outcome = new TaskCompletionSource<Delivery>();
        var delivery = new Delivery(null, why, 0, TimeSpan.Zero, body, signature) { Outcome = outcome.Task };
        outcome.SetResult(delivery);
        _log.Add(delivery);
        return delivery;
    }
}
