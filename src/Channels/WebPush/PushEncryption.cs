using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Chatbotics.Channels.WebPush;

/// <summary>Seals a message for one browser: RFC 8291, in one record of the encoding aes128gcm (RFC 8188).</summary>
internal static class PushEncryption
{
    /// <summary>Bytes of an uncompressed point of P-256.</summary>
    public const int PointSize = 65;

    /// <summary>Bytes of a browser's authentication secret.</summary>
    public const int AuthSize = 16;

    /// <summary>Bytes of a message's salt.</summary>
    public const int SaltSize = 16;

    /// <summary>The most bytes of a message: push services must take bodies of 4,096 bytes.</summary>
    public const int MaxMessage = RecordSize - HeaderSize - TagSize - 1;

    private const int RecordSize = 4096;
    private const int HeaderSize = SaltSize + 4 + 1 + PointSize;
    private const int TagSize = 16;

    /// <summary>The body to send.</summary>
    /// <param name="message">The message.</param>
    /// <param name="browser">The browser's public point.</param>
    /// <param name="auth">The browser's secret.</param>
    /// <param name="sender">A key pair for this message alone.</param>
    /// <param name="salt">Random bytes for this message alone.</param>
    public static byte[] Seal(ReadOnlySpan<byte> message, ReadOnlySpan<byte> browser, ReadOnlySpan<byte> auth, ECDiffieHellman sender, ReadOnlySpan<byte> salt)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Length, MaxMessage);
        using var receiver = ECDiffieHellman.Create(Parameters(browser));
        var own = Point(sender.ExportParameters(includePrivateParameters: false));
        var shared = sender.DeriveRawSecretAgreement(receiver.PublicKey);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, auth.ToArray(), [.. "WebPush: info\0"u8, .. browser, .. own]);
        var contentKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 16, salt.ToArray(), "Content-Encoding: aes128gcm\0"u8.ToArray());
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 12, salt.ToArray(), "Content-Encoding: nonce\0"u8.ToArray());

        var body = new byte[HeaderSize + message.Length + 1 + TagSize];
        salt.CopyTo(body);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltSize), RecordSize);
        body[SaltSize + 4] = PointSize;
        own.CopyTo(body.AsSpan(SaltSize + 5));

        // The mark of the last record stands behind the message.
        byte[] plain = [.. message, 2];
        using var cipher = new AesGcm(contentKey, TagSize);
        cipher.Encrypt(nonce, plain, body.AsSpan(HeaderSize, plain.Length), body.AsSpan(HeaderSize + plain.Length));
        CryptographicOperations.ZeroMemory(shared);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(contentKey);
        return body;
    }

    /// <summary>An uncompressed point.</summary>
    /// <param name="key">A key of P-256.</param>
    public static byte[] Point(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];

    /// <summary>A public key; the platform refuses points that are not on the curve when it is used.</summary>
    /// <param name="point">An uncompressed point.</param>
    /// <exception cref="CryptographicException">It is not one.</exception>
    public static ECParameters Parameters(ReadOnlySpan<byte> point) => point.Length == PointSize && point[0] == 4
        ? new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() } }
        : throw new CryptographicException("This is no uncompressed point of P-256.");
}
