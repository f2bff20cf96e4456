using System.Security.Claims;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.ApiKeys;

namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>What principals carry. A cookie holds three ids and nothing personal; rights are looked up, never carried.</summary>
internal static class Identities
{
    /// <summary>The scheme of people's sessions.</summary>
    public const string SessionScheme = "Session";

    /// <summary>The scheme of programs' keys.</summary>
    public const string ApiKeyScheme = "ApiKey";

    private const string SessionClaim = "sid";
    private const string StampClaim = "stamp";
    private const string TenantClaim = "workspace";
    private const string KeyClaim = "key";
    private const string ScopesClaim = "scopes";

    /// <summary>A signed-in person.</summary>
    /// <param name="ticket">The session.</param>
    public static ClaimsPrincipal Person(SessionTicket ticket) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, ticket.AccountId),
            new Claim(SessionClaim, ticket.SessionId),
            new Claim(StampClaim, ticket.Stamp),
        ],
        SessionScheme));

    /// <summary>A program with a key.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="access">The key.</param>
    public static ClaimsPrincipal Program(string tenant, ApiKeyAccess access) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, access.OwnerId),
            new Claim(TenantClaim, tenant),
            new Claim(KeyClaim, access.KeyId),
            new Claim(ScopesClaim, access.Scopes.Bits.ToString("x", System.Globalization.CultureInfo.InvariantCulture)),
        ],
        ApiKeyScheme));

    /// <summary>The account, or null when nobody is signed in.</summary>
    /// <param name="user">The principal.</param>
    public static string? AccountId(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true ? user.FindFirstValue(ClaimTypes.NameIdentifier) : null;

    /// <summary>The session, or null for programs and nobody.</summary>
    /// <param name="user">The principal.</param>
    public static SessionTicket? Session(this ClaimsPrincipal user) =>
        user.AccountId() is { } account && user.FindFirstValue(SessionClaim) is { } session && user.FindFirstValue(StampClaim) is { } stamp
            ? new SessionTicket(account, session, stamp)
            : null;

    /// <summary>The key's public part, or null for people.</summary>
    /// <param name="user">The principal.</param>
    public static string? ApiKeyId(this ClaimsPrincipal user) => user.FindFirstValue(KeyClaim);

    /// <summary>The key's workspace, or null for people, who say it in the address.</summary>
    /// <param name="user">The principal.</param>
    public static string? ApiKeyTenant(this ClaimsPrincipal user) => user.FindFirstValue(TenantClaim);

    /// <summary>What the principal may do at most: a key's scopes; everything for people, whom only their role limits.</summary>
    /// <param name="user">The principal.</param>
    public static PermissionSet Scopes(this ClaimsPrincipal user) =>
        user.ApiKeyId() is null ? PermissionSet.All
            : ulong.TryParse(user.FindFirstValue(ScopesClaim), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var bits)
                ? new PermissionSet(bits)
                : PermissionSet.None;
}
