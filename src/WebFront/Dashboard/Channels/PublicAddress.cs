using System.Net;
using Chatbotics.WebFront.Identity;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;

namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>
/// Where this installation is reached: what was configured (<c>People:PublicUrl</c>), else where it listens. Of a request
/// only another spelling of this machine is believed, since everybody can forge the rest.
/// </summary>
/// <param name="configuration">The host's configuration.</param>
/// <param name="server">The server, which knows where it listens.</param>
internal sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private const string PublicUrl = PeopleOptions.Section + ":" + nameof(PeopleOptions.PublicUrl);

    /// <summary>The address of a path.</summary>
    /// <param name="path">The path, from its slash on.</param>
    /// <param name="seen">How the browser names this installation; null when it isn't known.</param>
    public string Of(string path, string? seen = null)
    {
        var known = configuration[PublicUrl] is { Length: > 0 } configured ? new Uri(configured) : new Uri(Listening());

        // localhost and 127.0.0.1 are one machine to us, and two to a browser's cookies.
        var spoken = known.IsLoopback && Uri.TryCreate(seen, UriKind.Absolute, out var browsed) && browsed.IsLoopback && browsed.Port == known.Port
            ? browsed
            : known;
        return spoken.GetLeftPart(UriPartial.Authority) + spoken.AbsolutePath.TrimEnd('/') + path;
    }

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1:5080";
        var uri = new Uri(address.Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal));
        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            ? $"{uri.Scheme}://127.0.0.1:{uri.Port}"
            : uri.GetLeftPart(UriPartial.Authority);
    }
}
