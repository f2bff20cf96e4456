using System.Security.Claims;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>Makes callers of principals.</summary>
internal static class Callers
{
    /// <summary>A member of a workspace, or a program that acts for one.</summary>
    /// <param name="user">The principal.</param>
    /// <param name="member">What the member may do.</param>
    /// <param name="context">The request; null in a live page.</param>
    public static Caller Of(ClaimsPrincipal user, MemberAccess member, HttpContext? context) => new()
    {
        AccountId = member.AccountId,
        Tenant = member.Tenant,
        ApiKeyId = user.ApiKeyId(),
        Permissions = member.Permissions.Within(user.Scopes()),
        Address = context is null ? null : RequestOrigin.Address(context),
    };
}
