using System.Security.Cryptography;
using System.Text;
using Chatbotics.Channels.Json;

namespace Chatbotics.Channels.Meta.Signatures;

/// <summary>
/// The payload of a <c>signed_request</c>, with which Meta calls the data-deletion and deauthorise addresses (PROTOCOLS E).
/// </summary>
/// <param name="UserId">The app-scoped id of the person who logged in; neither a PSID nor an IGSID.</param>
/// <param name="IssuedAt">When it was issued, if it says so.</param>
/// <param name="Expires">When it expires, if it says so.</param>
public sealed record SignedRequest(string UserId, DateTimeOffset? IssuedAt, DateTimeOffset? Expires)
{
    private const int MaxLength = 16 * 1024;
    private const long EndOfYear9999 = 253_402_300_799;

    /// <summary>
    /// Reads and verifies a signed request: exactly two parts in base64url with or without padding, an object without
    /// duplicate keys, the algorithm exactly HMAC-SHA256, a user id as string or number.
    /// </summary>
    /// <param name="text">The form field's value.</param>
    /// <param name="appSecret">The secret of the app that is called.</param>
    /// <returns>Null when anything is amiss, whatever it is: answer 400.</returns>
    public static SignedRequest? Read(string? text, string? appSecret)
    {
        if (string.IsNullOrEmpty(appSecret) || text is not { Length: > 0 and <= MaxLength })
        {
            return null;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || text.IndexOf('.', dot + 1) >= 0)
        {
            return null;
        }

        // What is signed is the encoded payload.
        Span<byte> digest = stackalloc byte[32];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(text[(dot + 1)..]), digest);
        return UrlBase64.TryDecode(text.AsSpan(0, dot)) is { } signature
            && CryptographicOperations.FixedTimeEquals(signature, digest)
            && UrlBase64.TryDecode(text.AsSpan(dot + 1)) is { } payload
                ? ReadPayload(payload)
                : null;
    }

    private static SignedRequest? ReadPayload(byte[] payload)
    {
        var tape = JsonTape.Rent();
        try
        {
            if (!tape.TryRead(payload, out _) || tape.Root(payload) is not { IsObject: true } root || HasDuplicates(root))
            {
                return null;
            }

            return root["algorithm"u8].TextEquals("HMAC-SHA256"u8) && root["user_id"u8].Text() is { Length: <= 100 } userId
                ? new(userId, Time(root["issued_at"u8]), Time(root["expires"u8]))
                : null;
        }
        finally
        {
            tape.Return();
        }
    }

    private static bool HasDuplicates(JsonView root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.Properties)
        {
            if (!names.Add(property.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static DateTimeOffset? Time(JsonView seconds) =>
        seconds.Integer() is { } value and > 0 and <= EndOfYear9999 ? DateTimeOffset.FromUnixTimeSeconds(value) : null;
}
