using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.WebFront.Dashboard.Access;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Languages;

/// <summary>Takes the choice of a language: <c>POST /language</c> with <c>language</c> and <c>returnUrl</c>.</summary>
internal static class LanguageEndpoint
{
    /// <summary>Where forms send the choice.</summary>
    public const string Path = "/language";

    /// <summary>Keeps the choice, with the person where one is signed in, and leads back to the page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="antiforgery">Checks that the form is ours.</param>
    /// <param name="grains">The cluster.</param>
    /// <param name="sessions">Knows the preferences of whoever is signed in.</param>
    public static async Task<IResult> Handle(HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, SessionChecks sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync();
        var language = Speech.Find(form["language"].ToString());
        if (context.Features.Get<SessionView>() is { } session)
        {
            using var caller = Caller.Use(new Caller { AccountId = session.AccountId });
            var account = grains.GetGrain<IAccountGrain>(session.AccountId);
            if (await account.GetProfile() is { } profile)
            {
                await account.SetPreferences(profile.Preferences with { Language = language?.Tag });
            }

            // The page that comes next is written in it.
            sessions.Forget(session.AccountId);
        }

        LanguageChoice.Remember(context, language);
        return Results.LocalRedirect(ReturnUrl.Safe(form["returnUrl"].ToString()));
    }
}
