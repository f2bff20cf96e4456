using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Channels.Shopify;

/// <summary>
/// Checks <c>X-Shopify-Hmac-Sha256</c>: the base64, with padding, of HMAC-SHA256(client secret, raw body) (PROTOCOLS F).
/// </summary>
public static class ShopifySignature
{
    private const int Base64Length = 44;

    /// <summary>Whether a body was signed with one of the app's secrets.</summary>
    /// <param name="header">The header's one value.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="secrets">The secrets; empty ones sign nothing.</param>
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, params ReadOnlySpan<string?> secrets)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header is not { Length: Base64Length } || !Convert.TryFromBase64String(header, given, out var length) || length != given.Length)
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var valid = false;
        foreach (var secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
            {
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, digest);
                valid |= CryptographicOperations.FixedTimeEquals(given, digest);
            }
        }

        return valid;
    }
}
