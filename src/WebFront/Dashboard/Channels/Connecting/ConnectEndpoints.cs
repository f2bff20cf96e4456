using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Chatbotics.WebFront.Dashboard.Channels.Connecting;

/// <summary>
/// The way to Meta's login and back. Plain endpoints: they set and read a cookie, which a live page can't. The state that
/// travels in the address names workspace and connecting; its secret, the cookie and the signed-in person must all fit.
/// </summary>
internal static class ConnectEndpoints
{
    private const string CookiePrefix = "chatbotics-connect-";
    private const int MaxStateLength = 300;
    private const int MaxCodeLength = 4_096;

    private static readonly TimeSpan CookieLife = TimeSpan.FromMinutes(20);

    /// <summary>Maps them.</summary>
    /// <param name="app">The host.</param>
    public static void MapConnecting(this IEndpointRouteBuilder app)
    {
        app.MapGet("/channels/{tenant}/connect/{session}/go", Go).RequireAuthorization();

        // Open to all, since whoever isn't signed in must not be sent on with a code in the address.
        app.MapGet(ChannelAddress.Callback, Return).AllowAnonymous();
    }

    private static async Task<IResult> Go(string tenant, string session, ChannelDesk desk, HttpContext context)
    {
        if (await desk.Open(tenant, session) is not { } dialog)
        {
            return Refused();
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Cookies.Append(CookiePrefix + session, dialog.Browser, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = CookieLife,
            Path = ChannelAddress.Callback,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return Results.Redirect(dialog.Address);
    }

    private static async Task<IResult> Return(string? state, string? code, ChannelDesk desk, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (context.User.Identity?.IsAuthenticated != true
            || state is not { Length: > 0 and <= MaxStateLength }
            || code is { Length: > MaxCodeLength }
            || context.Request.Query["state"].Count > 1
            || context.Request.Query["code"].Count > 1
            || state.Split('.') is not [var tenant, var session, var secret])
        {
            return Refused();
        }

        var cookie = CookiePrefix + session;
        if (!await desk.Complete(tenant, session, secret, context.Request.Cookies[cookie], Trimmed(code)))
        {
            return Refused();
        }

        context.Response.Cookies.Delete(cookie, new CookieOptions { Path = ChannelAddress.Callback });
        return Results.LocalRedirect(ChannelAddress.Session(tenant, session));
    }

    /// <summary>Instagram ends its addresses with "#_", which some browsers send along (PROTOCOLS D).</summary>
    private static string? Trimmed(string? code) => code?.EndsWith("#_", StringComparison.Ordinal) == true ? code[..^2] : code;

    private static RazorComponentResult<ConnectRefused> Refused() => new() { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
}
