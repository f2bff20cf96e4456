using System.Security.Claims;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>
/// Grants a permission by the role of the moment. The workspace is the one that the request's route, the live page's route,
/// or the resource itself (its id as text) names; without one nothing is granted.
/// </summary>
/// <param name="access">What people may do.</param>
internal sealed class PermissionHandler(WorkspaceAccess access) : AuthorizationHandler<PermissionRequirement>
{
    /// <inheritdoc/>
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.AccountId() is { } account
            && TenantOf(context.Resource, context.User) is { } tenant
            && context.User.Scopes().Has(requirement.Permission)
            && await access.Get(tenant, account) is { } member
            && member.Permissions.Has(requirement.Permission))
        {
            context.Succeed(requirement);
        }
    }

    private static string? TenantOf(object? resource, ClaimsPrincipal user)
    {
        var named = resource switch
        {
            HttpContext request => request.GetRouteValue(WorkspaceGate.RouteValue) as string,
            Microsoft.AspNetCore.Components.RouteData page => page.RouteValues.FirstOrDefault(
                static value => string.Equals(value.Key, WorkspaceGate.RouteValue, StringComparison.OrdinalIgnoreCase)).Value as string,
            string id => id,
            _ => null,
        };
        var own = user.ApiKeyTenant();
        return own is null ? named : named is null || string.Equals(own, named, StringComparison.Ordinal) ? own : null;
    }
}
