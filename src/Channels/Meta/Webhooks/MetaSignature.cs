using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Channels.Json;
using Microsoft.Extensions.Primitives;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>
/// Verifies <c>X-Hub-Signature-256</c>: <c>sha256=</c> and the lower-case hex of HMAC-SHA256(secret, raw body), exactly
/// once (PROTOCOLS A). Meta signs the bytes as it sends them, with escaped Unicode: never verify a re-serialised body.
/// </summary>
public static class MetaSignature
{
    /// <summary>The header's name. The older <c>X-Hub-Signature</c> (SHA-1) counts for nothing.</summary>
    public const string HeaderName = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";
    private const int DigestLength = 32;

    // Making a hash object costs more than hashing a message, so each thread keeps those of the latest options.
    [ThreadStatic]
    private static MetaOptions? t_options;

    [ThreadStatic]
    private static IncrementalHash? t_app;

    [ThreadStatic]
    private static IncrementalHash? t_instagramApp;

    /// <summary>
    /// Whether the body is signed with the app's secret, or, for the object "instagram", with that of the Instagram Login
    /// product. Takes the same time whatever is wrong with the digest. Allocates nothing once warm.
    /// </summary>
    /// <param name="options">The secrets; without any, nothing verifies. Kept by reference.</param>
    /// <param name="header">The header's values.</param>
    /// <param name="body">The raw bytes.</param>
    public static bool Verify(MetaOptions options, StringValues header, ReadOnlySpan<byte> body)
    {
        Span<byte> given = stackalloc byte[DigestLength];
        if (header.Count != 1 || !TryDecode(header[0], given))
        {
            return false;
        }

        if (!ReferenceEquals(t_options, options))
        {
            Prepare(options);
        }

        return Matches(t_app, body, given)
            || (Matches(t_instagramApp, body, given) && IsForInstagram(body));
    }

    private static void Prepare(MetaOptions options)
    {
        t_app?.Dispose();
        t_instagramApp?.Dispose();
        t_app = Hash(options.AppSecret);
        t_instagramApp = Hash(options.InstagramAppSecret);
        t_options = options;
    }

    private static IncrementalHash? Hash(string? secret) => string.IsNullOrEmpty(secret)
        ? null
        : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));

    private static bool Matches(IncrementalHash? hash, ReadOnlySpan<byte> body, ReadOnlySpan<byte> given)
    {
        if (hash is null)
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[DigestLength];
        hash.AppendData(body);
        hash.GetHashAndReset(digest);
        return CryptographicOperations.FixedTimeEquals(digest, given);
    }

    private static bool TryDecode(string? header, Span<byte> digest)
    {
        if (header is null || header.Length != Prefix.Length + (2 * DigestLength) || !header.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var hex = header.AsSpan(Prefix.Length);
        return !hex.ContainsAnyInRange('A', 'F')
            && Convert.FromHexString(hex, digest, out _, out _) == OperationStatus.Done;
    }

    private static bool IsForInstagram(ReadOnlySpan<byte> body)
    {
        var tape = JsonTape.Rent();
        try
        {
            // What can't be read is the parser's to refuse.
            return !tape.TryRead(body, out _) || tape.Root(body)["object"u8].TextEquals("instagram"u8);
        }
        finally
        {
            tape.Return();
        }
    }
}
