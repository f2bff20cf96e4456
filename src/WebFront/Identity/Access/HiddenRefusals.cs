using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>Answers what is forbidden like what does not exist.</summary>
internal sealed class HiddenRefusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Forbidden ? NotFound.Write(context) : _usual.HandleAsync(next, context, policy, authorizeResult);
}
