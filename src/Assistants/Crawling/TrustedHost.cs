using System.Globalization;
using System.Net;

namespace Chatbotics.Assistants.Crawling;

/// <summary>Reads hosts of the configuration.</summary>
internal static class TrustedHost
{
    /// <summary>A host with its port; null when it is none.</summary>
    /// <param name="text">"host:port".</param>
    public static DnsEndPoint? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && Uri.CheckHostName(text[..colon].Trim('[', ']')) != UriHostNameType.Unknown
            && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? new DnsEndPoint(text[..colon].Trim('[', ']'), port)
            : null;
    }
}
