using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Identity.SignIn;

/// <summary>Sets and removes the cookie.</summary>
internal static class SessionSignIn
{
    /// <summary>Sets the cookie of a session.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ticket">The session.</param>
    public static Task Set(HttpContext context, SessionTicket ticket) => context.SignInAsync(
        Identities.SessionScheme,
        Identities.Person(ticket),
        new AuthenticationProperties { IsPersistent = true });

    /// <summary>Removes the cookie.</summary>
    /// <param name="context">The request.</param>
    public static Task Remove(HttpContext context) => context.SignOutAsync(Identities.SessionScheme);
}
