using System.Security.Cryptography;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>The signature of a webhook: HMAC-SHA256 over the exact bytes of the body.</summary>
public static class WebhookSignature
{
    /// <summary>The header's name.</summary>
    public const string Header = "X-Hub-Signature-256";

    /// <summary>The header's value: <c>sha256=</c> and 64 lower-case hex digits.</summary>
    public static string Sign(ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, body, hash);
        return "sha256=" + Convert.ToHexStringLower(hash);
    }
}
