using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>Ends open pages soon after their session ended elsewhere: an open circuit never asks for its cookie again.</summary>
/// <param name="sessions">The sessions.</param>
/// <param name="loggers">For the base class.</param>
internal sealed class SessionWatch(Sessions sessions, ILoggerFactory loggers) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    /// <inheritdoc/>
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        sessions.IsGood(authenticationState.User);
}
