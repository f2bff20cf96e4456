using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbotics.TestKit.Models;

/// <summary>
/// An OpenAI-compatible server that speaks the real wire format (chat completions, whole and streamed, tool calls,
/// embeddings, errors), answers what a test tells it to, and remembers what it was asked.
/// </summary>
public sealed class OpenAiMockServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<MockModelReply> _script = new();
    private readonly ConcurrentQueue<MockModelRequest> _requests = new();
    private readonly Channel<MockModelRequest> _arrivals = Channel.CreateUnbounded<MockModelRequest>();

    private OpenAiMockServer(WebApplication app) => _app = app;

    /// <summary>Where it is, including "/v1".</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>Where it is, without a path.</summary>
    public string Root => Endpoint[..^3];

    /// <summary>Every request so far, in order of arrival.</summary>
    public IReadOnlyList<MockModelRequest> Requests => [.. _requests];

    /// <summary>Answers requests for which nothing is scripted.</summary>
    public Func<MockModelRequest, MockModelReply> Otherwise { get; set; } = static _ => MockModelReply.Of("Hello from the mock model.");

    /// <summary>Gives the vector of a text.</summary>
    public Func<string, float[]> Embed { get; set; } = static text => [text.Length, text.Count(char.IsLetter), 1];

    /// <summary>The only key that is taken; null takes all and none.</summary>
    public string? Key { get; set; }

    /// <summary>Starts a server on a free port of this machine.</summary>
    public static async Task<OpenAiMockServer> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        var server = new OpenAiMockServer(app);
        app.Run(server.Answer);
        await app.StartAsync();
        server.Endpoint = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1";
        return server;
    }

    /// <summary>Scripts the next replies to chats and embeddings, in order.</summary>
    /// <param name="replies">The replies.</param>
    public void Script(params ReadOnlySpan<MockModelReply> replies)
    {
        foreach (var reply in replies)
        {
            _script.Enqueue(reply);
        }
    }

    /// <summary>Throws away what is scripted and was not asked for.</summary>
    public void ClearScript() => _script.Clear();

    /// <summary>Waits for the next request that nobody has waited for yet.</summary>
    public async Task<MockModelRequest> NextRequest() => await _arrivals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task Answer(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var request = new MockModelRequest(
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal),
            document.RootElement.Clone());
        _requests.Enqueue(request);
        _arrivals.Writer.TryWrite(request);
        var isEmbedding = context.Request.Path.Value!.EndsWith("/embeddings", StringComparison.Ordinal);
        if (Key is not null && (request.BearerKey ?? request.Headers.GetValueOrDefault("api-key")) != Key)
        {
            await ChatWire.Write(context, request, MockModelReply.Error(401, "invalid_api_key"));
        }
        else if (!isEmbedding && !context.Request.Path.Value.EndsWith("/chat/completions", StringComparison.Ordinal))
        {
            await ChatWire.Write(context, request, MockModelReply.Error(404, "unknown_url"));
        }
        else if (_script.TryDequeue(out var reply))
        {
            await (isEmbedding && reply is { Status: 200, Fault: MockModelFault.None } ? EmbeddingWire.Write(context, request, Embed) : ChatWire.Write(context, request, reply));
        }
        else
        {
            await (isEmbedding ? EmbeddingWire.Write(context, request, Embed) : ChatWire.Write(context, request, Otherwise(request)));
        }
    }
}
