using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
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
    /// <param name="grains">The cluster.</param>
    public static async Task<IResult> Handle(HttpContext context, IAntiforgery antiforgery, SignInService signIn, IGrainFactory grains)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var session = context.User.Session();
        await signIn.SignOut(session);
        if (session is not null)
        {
            await ForgetDevices(grains, session.AccountId);
        }

        await SessionSignIn.Remove(context);
        return Results.LocalRedirect(SessionCookie.SignInPath);
    }

    // The browser that was left is told nothing any more.
    private static async Task ForgetDevices(IGrainFactory grains, string accountId)
    {
        using var engine = Caller.Use(Caller.Engine);
        if (await grains.GetGrain<IAccountGrain>(accountId).GetProfile() is { } profile)
        {
            await Task.WhenAll(profile.Workspaces.Select(tenant => grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key(tenant, accountId)).CheckDevices()));
        }
    }
}
