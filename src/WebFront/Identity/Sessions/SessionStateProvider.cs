using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>Tells a live page who is signed in; looks again every ten seconds, and at once when told.</summary>
/// <param name="sessions">Says whether sessions are good.</param>
/// <param name="loggers">For the base class.</param>
internal sealed class SessionStateProvider(SessionChecks sessions, ILoggerFactory loggers) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(10);

    /// <summary>Signs the page out now.</summary>
    public void Expire() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    /// <inheritdoc/>
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return authenticationState.User.Session() is { } ticket && await sessions.Check(ticket) is not null;
        }
        catch (SiloUnavailableException)
        {
            // The process is stopping: nobody is left to ask, so nobody is let in, and no fault is to be looked into.
            return false;
        }
    }
}
