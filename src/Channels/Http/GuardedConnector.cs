using System.Net;
using System.Net.Sockets;
using Chatbotics.Grains.Hosting.Ports;

namespace Chatbotics.Channels.Http;

/// <summary>
/// Opens connections to public addresses only, and to hosts that the configuration names. The address is checked when it
/// is connected to, so neither a name that changes its answer nor a redirect leads inside.
/// </summary>
/// <param name="trusted">Hosts and ports of the configuration.</param>
/// <param name="resolve">Looks names up; null for the system's resolver.</param>
internal sealed class GuardedConnector(IEnumerable<DnsEndPoint> trusted, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly HashSet<DnsEndPoint> _trusted = [.. trusted];
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AddressRefusedException">The name leads to no public address.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await _resolve(target.Host, cancellationToken);
        if (!_trusted.Contains(target))
        {
            addresses = [.. addresses.Where(PublicAddresses.IsPublic)];
        }

        if (addresses.Length == 0)
        {
            throw new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
