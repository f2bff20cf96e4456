using System.Net;
using System.Net.Sockets;

namespace Chatbotics.TestKit.Processes;

/// <summary>Finds a port on loopback that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
