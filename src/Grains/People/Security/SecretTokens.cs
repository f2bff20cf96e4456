using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Grains.People.Security;

/// <summary>
/// Secrets that are given away once and stored as hashes. They have 256 random bits, so a plain SHA-256 keeps them: there
/// is nothing to guess.
/// </summary>
internal static class SecretTokens
{
    private const int Length = 32;

    /// <summary>A new secret in base64url, 43 characters.</summary>
    public static string Create()
    {
        Span<byte> secret = stackalloc byte[Length];
        RandomNumberGenerator.Fill(secret);
        return Base64Url.EncodeToString(secret);
    }

    /// <summary>What is stored of a secret, in base64url.</summary>
    /// <param name="token">The secret.</param>
    public static string Hash(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether a secret is the one that was stored; takes the same time for every wrong one.</summary>
    /// <param name="hash">What is stored.</param>
    /// <param name="token">What was shown.</param>
    public static bool Matches(string hash, string? token) =>
        token is { Length: > 0 and <= 200 } && AreEqual(hash, Hash(token));

    /// <summary>Compares two texts in a time that depends on their lengths only.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    public static bool AreEqual(string first, string second) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(second));
}
