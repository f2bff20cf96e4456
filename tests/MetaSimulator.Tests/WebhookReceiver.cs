using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Tests;

/// <summary>A product's webhook endpoint as a test sees it: keeps what arrives, answers what it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(Handle);
    }

    public Uri Url => new(_server.Urls.First() + "/webhooks/meta");

    public string VerifyToken { get; set; } = "simulated-verify-token";

    /// <summary>The status of each answer, by the number of the request (1, 2, …).</summary>
    public Func<int, int> Answer { get; set; } = _ => 200;

    /// <summary>When set, requests wait for it before they are answered.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public int Count { get; private set; }

    public static async Task<WebhookReceiver> Start()
    {
        var receiver = new WebhookReceiver();
        await receiver._server.StartAsync();
        return receiver;
    }

    public async Task<Received> Next()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _received.Reader.ReadAsync(limit.Token);
    }

    public ValueTask<Received> NextUntil(CancellationToken end) => _received.Reader.ReadAsync(end);

    public bool TryNext(out Received? received) => _received.Reader.TryRead(out received);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task Handle(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            var right = http.Request.Query["hub.verify_token"] == VerifyToken && http.Request.Query["hub.mode"] == "subscribe";
            http.Response.StatusCode = right ? 200 : 403;
            await http.Response.WriteAsync(right ? http.Request.Query["hub.challenge"].ToString() : "");
            return;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        int number;
        lock (_received)
        {
            number = ++Count;
        }

        if (Gate is { } gate)
        {
            await gate.Task;
        }

        http.Response.StatusCode = Answer(number);
        await _received.Writer.WriteAsync(new Received(body.ToArray(), http.Request.Headers["X-Hub-Signature-256"].ToString()));
    }

    internal sealed record Received(byte[] Body, string Signature)
    {
        public string Text => Encoding.UTF8.GetString(Body);

        public JsonNode Json => JsonNode.Parse(Body)!;

        /// <summary>The signature as a receiver would compute it, without the simulator's code.</summary>
        public bool IsSignedWith(string secret)
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
            hmac.AppendData(Body);
            return Signature == "sha256=" + string.Concat(hmac.GetHashAndReset().Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
