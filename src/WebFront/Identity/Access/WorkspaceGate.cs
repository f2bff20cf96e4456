using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>
/// The first gate. A route that names a workspace (<c>{tenant}</c>) answers 404 to everybody who is not in it, whether it
/// exists or not; what follows runs on the caller's behalf. No route can forget to ask: it is asked here, for all of them.
/// </summary>
/// <param name="access">What people may do.</param>
/// <param name="connections">Cuts what stays open.</param>
internal sealed class WorkspaceGate(WorkspaceAccess access, LiveConnections connections)
{
    /// <summary>The name of the route value that names a workspace.</summary>
    public const string RouteValue = "tenant";

    /// <summary>Lets a request through, or answers 404.</summary>
    /// <param name="context">The request; routed and authenticated.</param>
    /// <param name="next">What follows.</param>
    public async Task Handle(HttpContext context, RequestDelegate next)
    {
        var user = context.User;
        if (user.AccountId() is not { } account)
        {
            // Nobody: the policy of the endpoint asks them to sign in, or the endpoint is open to all.
            await next(context);
            return;
        }

        var named = context.GetRouteValue(RouteValue) as string;
        var tenant = named ?? user.ApiKeyTenant();
        Caller caller;
        if (tenant is null)
        {
            caller = new Caller { AccountId = account, Address = RequestOrigin.Address(context) };
        }
        else if (IsOpen(context))
        {
            await next(context);
            return;
        }
        else if ((user.ApiKeyTenant() is { } own && !string.Equals(own, tenant, StringComparison.Ordinal))
            || await access.Get(tenant, account) is not { } member)
        {
            await NotFound.Write(context);
            return;
        }
        else
        {
            context.Features.Set(member);
            caller = Callers.Of(user, member, context);
        }

        using var section = Caller.Use(caller);
        try
        {
            await (LiveConnections.IsLive(context) ? connections.Run(context, next) : next(context));
        }
        catch (ForeignGrainException) when (!context.Response.HasStarted)
        {
            // The second gate stopped what the first one could not see: an id in a body, a filter, a cursor.
            context.Response.Clear();
            await NotFound.Write(context);
        }
    }

    private static bool IsOpen(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
