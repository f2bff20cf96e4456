using Chatbotics.Grains.Abstractions.Channels.Website;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Widget;

/// <summary>
/// Which pages may use a channel: those of its sites, and our own preview. Browsers name the page's site with each request
/// and let the page read the answer only when we say so; no cookie is set or read, so a foreign page has nothing to ride on.
/// </summary>
internal static class WidgetGate
{
    /// <summary>Whether a request comes from a page that may show the chat; says so to the browser.</summary>
    /// <param name="context">The request.</param>
    /// <param name="site">The channel.</param>
    public static bool Admit(HttpContext context, WebsiteView site)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.Vary = "Origin";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            // A browser leaves it out only when a page reads from its own server.
            return request.Headers["Sec-Fetch-Site"].ToString() == "same-origin";
        }

        if (!site.Settings.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase) && !IsOwn(request, origin))
        {
            return false;
        }

        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = "Retry-After";
        return true;
    }

    /// <summary>Answers the browser's question before a request.</summary>
    /// <param name="context">The question.</param>
    public static void Answer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlAllowHeaders = "authorization, content-type, last-event-id";
        headers.AccessControlMaxAge = "7200";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
