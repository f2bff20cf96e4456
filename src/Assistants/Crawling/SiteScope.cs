namespace Chatbotics.Assistants.Crawling;

/// <summary>What belongs to the site that is crawled.</summary>
/// <param name="start">Where the crawl begins.</param>
/// <param name="pathPrefix">What the path of every page begins with.</param>
internal sealed class SiteScope(Uri start, string pathPrefix)
{
    private readonly string _host = Bare(start.IdnHost);

    /// <summary>Whether an address may be asked for at all: an http(s) address of this host, at its port or a usual one.</summary>
    /// <param name="address">The address.</param>
    public bool IsSite(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0
        && string.Equals(Bare(address.IdnHost), _host, StringComparison.OrdinalIgnoreCase)
        && (address.Port == start.Port || (start.IsDefaultPort && address.IsDefaultPort));

    /// <summary>Whether an address is a page to take.</summary>
    /// <param name="address">The address.</param>
    public bool IsWanted(Uri address) => IsSite(address) && address.AbsolutePath.StartsWith(pathPrefix, StringComparison.Ordinal);

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
