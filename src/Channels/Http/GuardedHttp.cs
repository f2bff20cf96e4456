using System.Net;
using Chatbotics.Grains.Hosting.Ports;

namespace Chatbotics.Channels.Http;

/// <summary>Handlers over a <see cref="GuardedConnector"/>.</summary>
/// <param name="resolve">Looks names up; null for the system's resolver.</param>
internal sealed class GuardedHttp(Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) : IGuardedHttp
{
    /// <inheritdoc/>
    public SocketsHttpHandler CreateHandler(IEnumerable<DnsEndPoint> trusted) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = new GuardedConnector(trusted, resolve).Connect,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = 64,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    };
}
