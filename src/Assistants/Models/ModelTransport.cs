using System.Net;
using Chatbotics.Grains.Hosting.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Models;

/// <summary>
/// The HTTP clients that models are called with. The operator's endpoints may be on this machine or a private network; a
/// workspace's may not.
/// </summary>
internal sealed class ModelTransport : IDisposable
{
    /// <summary>Creates the clients.</summary>
    /// <param name="options">Name the operator's endpoints.</param>
    /// <param name="embeddings">Name the operator's endpoint for embeddings.</param>
    /// <param name="guard">Makes the handlers.</param>
    public ModelTransport(IOptions<ModelsOptions> options, IOptions<EmbeddingsOptions> embeddings, IGuardedHttp guard)
    {
        var trusted = options.Value.Catalogue.Values.Select(model => model.Endpoint)
            .Concat(embeddings.Value.Model is { } model ? [model.Endpoint] : [])
            .Select(endpoint => new Uri(endpoint))
            .Select(endpoint => new DnsEndPoint(endpoint.IdnHost, endpoint.Port));
        Operator = Client(guard.CreateHandler(trusted));
        Tenant = Client(guard.CreateHandler([]));
    }

    /// <summary>For endpoints of the operator's configuration.</summary>
    public HttpClient Operator { get; }

    /// <summary>For endpoints of a workspace.</summary>
    public HttpClient Tenant { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Operator.Dispose();
        Tenant.Dispose();
    }

    private static HttpClient Client(SocketsHttpHandler handler)
    {
        handler.MaxConnectionsPerServer = 256;

        // Each call has limits of its own.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
