using System.Collections.Concurrent;
using System.Security.Claims;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.WebFront.Identity.Access;

/// <summary>
/// Says on whose behalf the views call grains. A view begins each of its methods with
/// <c>using var caller = Caller.Use(await calls.For(tenant));</c>: in a request, in a live page, and in what an observer
/// sets off.
/// </summary>
/// <param name="access">What people may do.</param>
/// <param name="state">Who is signed in at a live page.</param>
/// <param name="http">The request, outside of live pages.</param>
internal sealed class WorkspaceCalls(WorkspaceAccess access, AuthenticationStateProvider state, IHttpContextAccessor http)
{
    private readonly ConcurrentDictionary<string, byte> _shown = new(StringComparer.Ordinal);

    /// <summary>The caller in a workspace.</summary>
    /// <param name="tenant">The workspace, as it stands in an address; hostile.</param>
    /// <exception cref="ForeignGrainException">Nobody is signed in, or not a member: answer 404.</exception>
    public async Task<Caller> For(string tenant)
    {
        var user = await User();
        if (user.AccountId() is not { } account || await access.Get(tenant, account) is not { } member)
        {
            throw new ForeignGrainException();
        }

        _shown.TryAdd(tenant, 0);
        return Callers.Of(user, member, http.HttpContext);
    }

    /// <summary>The caller in a workspace, for something that needs a permission.</summary>
    /// <param name="tenant">The workspace, as it stands in an address; hostile.</param>
    /// <param name="needed">The permission.</param>
    /// <exception cref="ForeignGrainException">Nobody is signed in, not a member, or without the permission: answer 404.</exception>
    public async Task<Caller> For(string tenant, Permission needed)
    {
        var caller = await For(tenant);
        return caller.Permissions.Has(needed) ? caller : throw new ForeignGrainException();
    }

    /// <summary>What the person may do in a workspace, to show or hide what needs a permission; null for no member.</summary>
    /// <param name="tenant">The workspace.</param>
    public async Task<MemberAccess?> Access(string tenant) =>
        (await User()).AccountId() is { } account ? await access.Get(tenant, account) : null;

    /// <summary>The caller outside of any workspace, for the person's own pages.</summary>
    /// <exception cref="ForeignGrainException">Nobody is signed in.</exception>
    public async Task<Caller> ForOneself()
    {
        var user = await User();
        return user.Session() is { } ticket
            ? new Caller { AccountId = ticket.AccountId, Address = http.HttpContext is { } context ? RequestOrigin.Address(context) : null }
            : throw new ForeignGrainException();
    }

    /// <summary>The person's session; null when nobody is signed in.</summary>
    public async Task<Chatbotics.Grains.Abstractions.People.Accounts.SessionTicket?> Session() => (await User()).Session();

    /// <summary>Whether something of a workspace was shown here.</summary>
    /// <param name="tenant">The workspace.</param>
    public bool HasShown(string tenant) => _shown.ContainsKey(tenant);

    private async Task<ClaimsPrincipal> User() =>
        http.HttpContext is { } context && !LiveConnections.IsLive(context)
            ? context.User
            : (await state.GetAuthenticationStateAsync()).User;
}
