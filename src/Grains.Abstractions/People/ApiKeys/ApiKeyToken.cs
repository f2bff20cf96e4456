using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.People.ApiKeys;

/// <summary>
/// A key as programs send it: <c>cbk_{tenant}_{id}_{secret}</c>. The prefix lets scanners of leaked secrets find it; tenant
/// and id find the record; the secret is 256 random bits in base64url, of which only the SHA-256 is stored.
/// </summary>
public sealed class ApiKeyToken
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "cbk_";

    private const int SecretLength = 32;
    private const int IdLength = 16;

    private static readonly SearchValues<char> IdDigits = SearchValues.Create("0123456789abcdef");

    private ApiKeyToken(string tenant, string id, byte[] secretHash)
    {
        Tenant = tenant;
        Id = id;
        SecretHash = secretHash;
    }

    /// <summary>The workspace.</summary>
    public string Tenant { get; }

    /// <summary>The public part: 16 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The SHA-256 of the secret, 32 bytes.</summary>
    public byte[] SecretHash { get; }

    /// <summary>Makes a key.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="text">The whole key, to be shown once.</param>
    public static ApiKeyToken Create(string tenant, out string text)
    {
        Span<byte> secret = stackalloc byte[SecretLength];
        RandomNumberGenerator.Fill(secret);
        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        text = $"{Prefix}{GrainKeys.Tenant(tenant)}_{id}_{Base64Url.EncodeToString(secret)}";
        return new ApiKeyToken(tenant, id, SHA256.HashData(secret));
    }

    /// <summary>Reads a key.</summary>
    /// <param name="text">What a program sent.</param>
    /// <param name="token">The key when it has the right form; it may still be one that nobody made.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKeyToken? token)
    {
        token = null;
        if (text is null || text.Length > 128 || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        // The secret comes last and may have underscores of its own; tenant and id never do.
        var parts = text[Prefix.Length..].Split('_', 3);
        if (parts.Length != 3 || !GrainKeys.IsTenantId(parts[0]) || !IsId(parts[1]))
        {
            return false;
        }

        Span<byte> secret = stackalloc byte[SecretLength];
        if (!Base64Url.IsValid(parts[2], out var length) || length != SecretLength
            || !Base64Url.TryDecodeFromChars(parts[2], secret, out _))
        {
            return false;
        }

        token = new ApiKeyToken(parts[0], parts[1], SHA256.HashData(secret));
        return true;
    }

    /// <summary>Whether a text may be a key's public part.</summary>
    /// <param name="text">The candidate.</param>
    public static bool IsId(ReadOnlySpan<char> text) => text.Length == IdLength && !text.ContainsAnyExcept(IdDigits);
}
