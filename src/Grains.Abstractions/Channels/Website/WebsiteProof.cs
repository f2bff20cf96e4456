using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Grains.Abstractions.Channels.Website;

/// <summary>The proof by which a site's server says who a visitor is: HMAC-SHA256 of the user's id under the channel's identity secret.</summary>
public static class WebsiteProof
{
    /// <summary>The longest id of a user, in characters.</summary>
    public const int MaxUserIdLength = 200;

    /// <summary>The proof, 64 lower-case hexadecimal digits.</summary>
    /// <param name="secret">The identity secret as the dashboard shows it, taken as UTF-8.</param>
    /// <param name="userId">The site's own id of the user, taken as UTF-8.</param>
    public static string Of(string secret, string userId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(userId)));

    /// <summary>Whether a proof is right; takes as long for a wrong one.</summary>
    /// <param name="secret">The identity secret.</param>
    /// <param name="userId">The user's id.</param>
    /// <param name="proof">What was sent; hostile.</param>
    public static bool Fits(string secret, string userId, string? proof) =>
        userId is { Length: > 0 and <= MaxUserIdLength } && proof is { Length: 64 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, userId)), Encoding.UTF8.GetBytes(proof));
}
