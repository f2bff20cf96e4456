using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>How a session travels: one cookie that scripts can't read and other sites can't send along with a post.</summary>
internal static class SessionCookie
{
    /// <summary>The page to sign in at.</summary>
    public const string SignInPath = "/login";

    /// <summary>Paths whose callers are programs: they get status codes, not pages.</summary>
    public const string ApiPath = "/api";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>Sets the cookie's rules.</summary>
    /// <param name="options">The options of the scheme.</param>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "chatbotics-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = Refuse;
        options.Events.OnRedirectToAccessDenied = Refuse;
        options.Events.OnValidatePrincipal = Validate;
    }

    // A page sends the reader to the form; what a script asks for says what is wrong. The address is relative, so that a
    // forged Host header leads nowhere.
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var wantsPage = HttpMethods.IsGet(request.Method)
            && !request.Path.StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase)
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (wantsPage)
        {
            var wished = request.PathBase + request.Path + request.QueryString;
            context.Response.Redirect(wished == "/" ? SignInPath : $"{SignInPath}?returnUrl={Uri.EscapeDataString(wished)}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal?.Session() is not { } ticket
            || await services.GetRequiredService<SessionChecks>().Check(ticket) is not { } view)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Identities.SessionScheme);
            return;
        }

        context.HttpContext.Features.Set(view);
        if (view.RotationDue && CanSetCookie(context.HttpContext))
        {
            using var engine = Caller.Use(Caller.Engine);
            var account = services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(ticket.AccountId);
            if (await account.RotateSession(ticket.SessionId) is { } next)
            {
                context.ReplacePrincipal(Identities.Person(next));
                context.ShouldRenew = true;
            }
        }
    }

    private static bool CanSetCookie(HttpContext context) =>
        !context.Response.HasStarted && !context.WebSockets.IsWebSocketRequest && !LiveConnections.IsLive(context);
}
