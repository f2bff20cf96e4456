using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Chatbotics.WebFront.Dashboard.Access;

/// <summary>
/// The signed-in sessions: each has an id of its own, which signing out makes worthless even to someone who copied the
/// cookie. Signed-out ids are forgotten when their cookie would have expired by itself.
/// </summary>
/// <param name="password">Ends every session when it changes.</param>
/// <param name="time">The clock.</param>
internal sealed class Sessions(AdminPassword password, TimeProvider time)
{
    /// <summary>How long a session lasts without use.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const string SessionClaim = "session";
    private const string StampClaim = "stamp";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    /// <summary>A fresh session for the administrator.</summary>
    /// <param name="stamp">The password's stamp, from <see cref="AdminPassword.Verify"/>.</param>
    public static ClaimsPrincipal Begin(string stamp) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, AdminPassword.PersonId),
            new Claim(ClaimTypes.Name, "Admin"),
            new Claim(SessionClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
            new Claim(StampClaim, stamp),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Ends the session: its cookie opens nothing any more.</summary>
    /// <param name="person">Whose session.</param>
    public void End(ClaimsPrincipal person)
    {
        var now = time.GetUtcNow();
        foreach (var (id, until) in _ended)
        {
            if (until < now)
            {
                _ended.TryRemove(id, out _);
            }
        }

        if (person.FindFirstValue(SessionClaim) is { } session)
        {
            _ended[session] = now + Lifetime;
        }
    }

    /// <summary>Whether the session is still good.</summary>
    /// <param name="person">Whose session.</param>
    public async Task<bool> IsGood(ClaimsPrincipal person) =>
        person.FindFirstValue(SessionClaim) is { } session
        && !_ended.ContainsKey(session)
        && await password.IsCurrent(person.FindFirstValue(StampClaim));
}
