using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>How the session travels: one cookie that scripts can't read and other sites can't send along with a post.</summary>
internal static class SessionCookie
{
    /// <summary>Where one signs in.</summary>
    public const string LoginPath = "/login";

    /// <summary>Sets the cookie's rules.</summary>
    /// <param name="options">The options of the cookie scheme.</param>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "chatbotics";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = Sessions.Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = Refuse;
        options.Events.OnRedirectToAccessDenied = Refuse;
        options.Events.OnValidatePrincipal = Validate;
    }

    // A page sends the reader to the form; what a script asks for says what is wrong. The address is relative, so that
    // a forged Host header leads nowhere.
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            var wished = request.PathBase + request.Path + request.QueryString;
            context.Response.Redirect(wished == "/" ? LoginPath : $"{LoginPath}?returnUrl={Uri.EscapeDataString(wished)}");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (context.Principal is not { } person || !await sessions.IsGood(person))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }
}
