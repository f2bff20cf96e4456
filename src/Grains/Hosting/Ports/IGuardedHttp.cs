using System.Net;

namespace Chatbotics.Grains.Hosting.Ports;

/// <summary>
/// Makes HTTP handlers for addresses that others chose: pages to crawl, tools, webhooks, a workspace's own models. The
/// address is checked when it is connected to, whatever its spelling, its name's answer or a redirect says.
/// </summary>
public interface IGuardedHttp
{
    /// <summary>
    /// A handler that connects to the public internet only, over no proxy, without cookies, and follows no redirect by
    /// itself. A refused address fails with <see cref="AddressRefusedException"/> as the cause. The caller disposes it.
    /// </summary>
    /// <param name="trusted">Hosts and ports of the operator's configuration that may be private; empty for none.</param>
    SocketsHttpHandler CreateHandler(IEnumerable<DnsEndPoint> trusted);
}
