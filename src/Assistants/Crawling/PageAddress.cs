namespace Chatbotics.Assistants.Crawling;

/// <summary>Brings addresses into one form, and leaves out those that only a trap or a mistake would make.</summary>
internal static class PageAddress
{
    private const int MaxLength = 1_000;
    private const int MaxSegments = 16;
    private const int MaxRepetitions = 3;

    private static readonly string[] Tracking = ["utm_", "gclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "phpsessid", "jsessionid", "sessionid", "sid"];

    /// <summary>An address without fragment, default port, user and the marks of campaigns and sessions; null when it is not worth asking for.</summary>
    /// <param name="address">An absolute address.</param>
    public static Uri? Tidy(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.UserInfo.Length > 0 || address.AbsoluteUri.Length > MaxLength || IsTrap(address.AbsolutePath))
        {
            return null;
        }

        var query = Query(address.Query);
        var tidy = new UriBuilder(address) { Fragment = "", Query = query };
        if (address.IsDefaultPort)
        {
            tidy.Port = -1;
        }

        return tidy.Uri;
    }

    /// <summary>Whether two addresses are the same page as far as scheme, "www." and a closing slash go.</summary>
    /// <param name="address">An address.</param>
    public static string Key(Uri address)
    {
        var host = address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
        return $"{host}:{(address.IsDefaultPort ? "" : address.Port)}{address.AbsolutePath.TrimEnd('/')}{address.Query}";
    }

    private static string Query(string query)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        return string.Join('&', query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !Tracking.Any(mark => pair.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && (mark[^1] == '_' || pair.Length == mark.Length || pair[mark.Length] == '=')))
            .Order(StringComparer.Ordinal));
    }

    /// <summary>Too deep, or the same word again and again: /a/b/a/b/a/b/…</summary>
    private static bool IsTrap(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > MaxSegments || segments.CountBy(segment => segment, StringComparer.Ordinal).Any(count => count.Value > MaxRepetitions);
    }
}
