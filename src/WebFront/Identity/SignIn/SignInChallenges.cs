using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Chatbotics.WebFront.Identity.SignIn;

/// <summary>Seals who showed the right password, for the few minutes until the code.</summary>
/// <param name="protection">The host's keys.</param>
/// <param name="time">The clock.</param>
internal sealed class SignInChallenges(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("Chatbotics.Identity.SecondFactor.v1");

    /// <summary>Seals.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="stamp">Its stamp: a new password makes the challenge worthless.</param>
    public string Seal(string accountId, string stamp) =>
        _protector.Protect(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{accountId} {stamp} {(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}"));

    /// <summary>Opens; null when it is too old, or not ours.</summary>
    /// <param name="challenge">What came back.</param>
    public (string AccountId, string Stamp)? Open(string? challenge)
    {
        if (challenge is null or { Length: > 2_000 })
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(challenge).Split(' ') is [var id, var stamp, var until]
                && AccountIds.IsAccountId(id)
                && long.TryParse(until, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
                && time.GetUtcNow().ToUnixTimeSeconds() < seconds
                ? (id, stamp)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
