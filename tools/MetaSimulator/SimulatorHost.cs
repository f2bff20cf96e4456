using Chatbotics.MetaSimulator.Control;
using Chatbotics.MetaSimulator.Graph;
using Chatbotics.MetaSimulator.Login;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Chatbotics.MetaSimulator;

/// <summary>A simulated Meta that listens: the Graph API, the media hosts and the control API on one loopback port.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly GraphApi _api;
    private WebApplication? _server;

    private SimulatorHost(SimulatedMeta meta)
    {
        Meta = meta;
        _api = new GraphApi(meta, new ControlApi(meta), new LoginEndpoints(meta));
    }

    /// <summary>Assets, customers, faults, ledger.</summary>
    public SimulatedMeta Meta { get; }

    /// <summary>The address of everything, without a slash at the end, such as <c>http://127.0.0.1:40123</c>. It stands for graph.facebook.com and graph.instagram.com alike.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Starts one.</summary>
    public static async Task<SimulatorHost> Start(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SimulatorOptions();
        var host = new SimulatorHost(new SimulatedMeta(options));
        await host.Listen(options.Url, cancellationToken);
        return host;
    }

    /// <summary>Stops listening: every call is refused from now on, those under way are cut. State and webhooks live on.</summary>
    public async Task GoDown()
    {
        if (_server is not { } server)
        {
            return;
        }

        _server = null;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    /// <summary>Listens again on the same port.</summary>
    public Task ComeBack(CancellationToken cancellationToken = default) =>
        _server is null ? Listen(BaseUrl, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await GoDown();
        await Meta.DisposeAsync();
    }

    private async Task Listen(string url, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url).ConfigureKestrel(Configure);
        var server = builder.Build();
        server.Run(Handle);
        await server.StartAsync(cancellationToken);
        _server = server;
        BaseUrl = server.Urls.First().TrimEnd('/');
        Meta.Media.BaseUrl = BaseUrl;
    }

    /// <summary>A mistake in the simulator itself must be seen: it answers what failed. The guard costs nothing when all went well at once.</summary>
    private Task Handle(HttpContext http)
    {
        var handling = _api.Handle(http);
        return handling.IsCompletedSuccessfully ? handling : Guard(http, handling);
    }

    private async Task Guard(HttpContext http, Task handling)
    {
        try
        {
            await handling;
        }
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            await Replies.Error(http, new GraphError(500, 1, "The simulator itself failed: " + error.Message), Meta.Options.Language);
        }
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxRequestBodySize = 8 << 20;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = Meta.Options.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1);
    }
}
