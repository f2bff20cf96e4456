using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>Gives a signed-in principal its name for the length of a request or live page. The cookie never holds it.</summary>
/// <param name="sessions">Says whether sessions are good, and whose they are.</param>
internal sealed class PersonNames(SessionChecks sessions) : IClaimsTransformation
{
    private const string Issuer = "Names";

    /// <inheritdoc/>
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Session() is not { } ticket || principal.HasClaim(static claim => claim.Type == ClaimTypes.Name)
            || await sessions.Check(ticket) is not { } view)
        {
            return principal;
        }

        // A copy: the cookie's own principal is what a renewed cookie would be made of.
        var named = principal.Clone();
        (named.Identity as ClaimsIdentity)?.AddClaim(new Claim(ClaimTypes.Name, view.Name, ClaimValueTypes.String, Issuer));
        return named;
    }
}
