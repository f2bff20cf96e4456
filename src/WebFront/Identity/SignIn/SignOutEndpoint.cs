using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Identity.SignIn;

/// <summary>Ends the session: <c>POST /sign-out</c>, with the form's antiforgery token.</summary>
internal static class SignOutEndpoint
{
    /// <summary>Signs out and leads to the form.</summary>
    /// <param name="context">The request.</param>
    /// <param name="antiforgery">Checks that the form is ours.</param>
    /// <param name="signIn">Ends the session.</param>
    public static async Task<IResult> Handle(HttpContext context, IAntiforgery antiforgery, SignInService signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        await signIn.SignOut(context.User.Session());
        await SessionSignIn.Remove(context);
        return Results.LocalRedirect(SessionCookie.SignInPath);
    }
}
