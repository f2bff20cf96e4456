using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Storage.Vault;

/// <summary>
/// AES-256-GCM around keys and secrets. Wrapped form: version byte 1, 12 bytes of nonce, ciphertext, 16 bytes of tag. The
/// associated data names the tenant, the key and the purpose, so that no row can stand in for another.
/// </summary>
internal static class KeyWrap
{
    /// <summary>The length of every key, in bytes.</summary>
    public const int KeyLength = 32;

    private const byte FormVersion = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Wraps bytes.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> with, ReadOnlySpan<byte> content, ReadOnlySpan<byte> context)
    {
        var wrapped = new byte[1 + NonceLength + content.Length + TagLength];
        wrapped[0] = FormVersion;
        var nonce = wrapped.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(with, TagLength);
        cipher.Encrypt(nonce, content, wrapped.AsSpan(1 + NonceLength, content.Length), wrapped.AsSpan(1 + NonceLength + content.Length), context);
        return wrapped;
    }

    /// <summary>Unwraps bytes.</summary>
    /// <exception cref="CryptographicException">Changed, swapped, or wrapped with another key.</exception>
    public static byte[] Unwrap(ReadOnlySpan<byte> with, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> context)
    {
        if (wrapped.Length < 1 + NonceLength + TagLength || wrapped[0] != FormVersion)
        {
            throw new CryptographicException("These bytes are not in a wrapped form that this build knows.");
        }

        var content = new byte[wrapped.Length - 1 - NonceLength - TagLength];
        using var cipher = new AesGcm(with, TagLength);
        cipher.Decrypt(wrapped.Slice(1, NonceLength), wrapped.Slice(1 + NonceLength, content.Length), wrapped[^TagLength..], content, context);
        return content;
    }

    /// <summary>The associated data of a wrapping.</summary>
    /// <param name="purpose">What is wrapped, for example "data-key".</param>
    /// <param name="tenant">The tenant id; holds no separator.</param>
    /// <param name="name">The key's id or the secret's reference and version.</param>
    public static byte[] Context(string purpose, string tenant, string name) => Encoding.UTF8.GetBytes($"chatbotics/1|{purpose}|{tenant}|{name}");

    /// <summary>A key for one purpose, derived from another, so that no key serves two.</summary>
    public static byte[] Derive(ReadOnlySpan<byte> key, string purpose)
    {
        var derived = new byte[KeyLength];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, [], Encoding.UTF8.GetBytes($"chatbotics/1|{purpose}"));
        return derived;
    }
}
