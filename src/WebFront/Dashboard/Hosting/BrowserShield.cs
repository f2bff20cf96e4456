using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Dashboard.Hosting;

/// <summary>
/// What a browser is told to refuse on our behalf: scripts of others, framing, sniffing, referrers. And what we refuse:
/// posts and live connections that another site's page started.
/// </summary>
internal static class BrowserShield
{
    /// <summary>
    /// Scripts and styles only from our own files. Style attributes are allowed, since components set sizes by them; they
    /// can't run anything, and customers' text is always encoded.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
        + "font-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers and turns foreign requests away.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What follows.</param>
    public static Task Apply(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";

        if (MayChangeSomething(context.Request) && IsForeign(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool MayChangeSomething(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            // Programs and some same-origin gets send none; browsers always say where a post or a websocket came from.
            return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
        }

        // The scheme may differ behind a proxy that ends TLS; the host, with its port, may not.
        return !Uri.TryCreate(origin, UriKind.Absolute, out var from)
            || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
