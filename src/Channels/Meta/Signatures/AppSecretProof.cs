using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Channels.Meta.Signatures;

/// <summary>Computes <c>appsecret_proof</c>, which shows Meta that a call comes from the app's server (PROTOCOLS D).</summary>
public static class AppSecretProof
{
    /// <summary>The proof: the hex of HMAC-SHA256(app secret, access token), 64 lower-case characters.</summary>
    /// <param name="accessToken">The token of the call.</param>
    /// <param name="appSecret">The app's secret.</param>
    public static string Compute(string accessToken, string appSecret)
    {
        Span<byte> digest = stackalloc byte[32];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken), digest);
        return Convert.ToHexStringLower(digest);
    }
}
