using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>Ends the session: <c>POST /logout</c>, with the form's antiforgery token.</summary>
internal static class SignOutEndpoint
{
    /// <summary>Signs out and leads to the form.</summary>
    /// <param name="context">The request.</param>
    /// <param name="antiforgery">Checks that the form is ours.</param>
    /// <param name="sessions">The sessions.</param>
    public static async Task<IResult> Handle(HttpContext context, IAntiforgery antiforgery, Sessions sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        sessions.End(context.User);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect(SessionCookie.LoginPath);
    }
}
