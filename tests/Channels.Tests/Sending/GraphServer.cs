using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Channels.Tests.Sending;

/// <summary>A Graph API on a free port of this machine that answers as a test tells it.</summary>
internal sealed class GraphServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GraphServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var request = new Received(
                context.Request.Method,
                context.Request.Path,
                context.Request.Query["appsecret_proof"].FirstOrDefault(),
                context.Request.Headers.Authorization.ToString(),
                await reader.ReadToEndAsync());
            Requests.Enqueue(request);
            await Answer(context, request);
        });
    }

    /// <summary>What came, in order.</summary>
    public ConcurrentQueue<Received> Requests { get; } = new();

    /// <summary>Answers a request.</summary>
    public Func<HttpContext, Received, Task> Answer { get; set; } = (context, _) => Reply(context, 200, """{"messages":[{"id":"wamid.1"}]}""");

    public string Address { get; private set; } = "";

    public static async Task<GraphServer> Start()
    {
        var server = new GraphServer();
        await server._app.StartAsync();
        server.Address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    public static Task Reply(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    public void Always(int status, string body) => Answer = (context, _) => Reply(context, status, body);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal sealed record Received(string Method, string Path, string? Proof, string Authorization, string Body);
}
