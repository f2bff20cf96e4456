using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Assistants.Tests.Crawling;

/// <summary>A web site on this machine that remembers who asked for what.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _requests = new();

    private SiteServer(WebApplication app) => _app = app;

    public int Port { get; private set; }

    /// <summary>The paths asked for, robots.txt and sitemap.xml left out.</summary>
    public IReadOnlyList<string> Requests => [.. _requests.Where(path => path is not ("/robots.txt" or "/sitemap.xml"))];

    public IReadOnlyList<string> AllRequests => [.. _requests];

    public string? LastAgent { get; private set; }

    public static async Task<SiteServer> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenAnyIP(0);
        });
        var app = builder.Build();
        var server = new SiteServer(app);
        app.Run(server.Answer);
        await app.StartAsync();
        server.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        return server;
    }

    public Uri At(string path, string host = "shop.test") => new($"http://{host}:{Port}{path}");

    public void Page(string path, string body, string links = "", string head = "") =>
        Text(path, "text/html; charset=utf-8", $"<html><head><title>{path}</title>{head}</head><body><nav>{links}</nav><main>{body}{links}</main></body></html>");

    public void Text(string path, string type, string text, int status = 200) => On(path, async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text, Encoding.UTF8, context.RequestAborted);
    });

    public void Redirect(string path, string location) => On(path, context =>
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    public void On(string path, RequestDelegate answer) => _pages[path] = answer;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString;
        _requests.Enqueue(path);
        LastAgent = context.Request.Headers.UserAgent;
        if (_pages.TryGetValue(path, out var answer))
        {
            await answer(context);
        }
        else
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotFound;
        }
    }
}
