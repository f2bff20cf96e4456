using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Chatbotics.Grains.People.Security;

/// <summary>One-time codes by the clock (RFC 6238): HMAC-SHA-1, six digits, thirty seconds, as every authenticator app does by default.</summary>
internal static class Totp
{
    /// <summary>How long a secret is, in bytes (RFC 4226 section 4 asks for at least 16 and recommends 20).</summary>
    public const int SecretLength = 20;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const long StepSeconds = 30;

    /// <summary>
    /// Checks a code. The one before and the one after the present are taken as well: clocks differ, and people type slowly.
    /// </summary>
    /// <param name="secret">The secret in base 32.</param>
    /// <param name="code">As typed.</param>
    /// <param name="now">The time.</param>
    /// <param name="lastStep">The step of the last code that was used; it and earlier ones are refused (RFC 6238 section 5.2).</param>
    /// <returns>The step of the code, or null when it is wrong.</returns>
    public static long? Check(string secret, string code, DateTimeOffset now, long lastStep)
    {
        var key = FromBase32(secret);
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = present - 1; step <= present + 1; step++)
        {
            if (SecretTokens.AreEqual(Code(key, step), code) && step > lastStep)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The code at a time; for tests and for showing what an app would show.</summary>
    /// <param name="secret">The secret in base 32.</param>
    /// <param name="at">The time.</param>
    public static string At(string secret, DateTimeOffset at) => Code(FromBase32(secret), at.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>A new secret in base 32.</summary>
    public static string CreateSecret() => ToBase32(RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>Bytes in base 32 (RFC 4648), without padding.</summary>
    /// <param name="bytes">A multiple of five bytes.</param>
    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length / 5 * 8];
        for (var block = 0; block < bytes.Length / 5; block++)
        {
            var bits = 0UL;
            foreach (var value in bytes.Slice(block * 5, 5))
            {
                bits = (bits << 8) | value;
            }

            for (var position = 7; position >= 0; position--, bits >>= 5)
            {
                text[(block * 8) + position] = Alphabet[(int)(bits & 31)];
            }
        }

        return new string(text);
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length / 8 * 5];
        for (var block = 0; block < text.Length / 8; block++)
        {
            var bits = 0UL;
            foreach (var character in text.AsSpan(block * 8, 8))
            {
                bits = (bits << 5) | (uint)Alphabet.IndexOf(character, StringComparison.Ordinal);
            }

            for (var position = 4; position >= 0; position--, bits >>= 8)
            {
                bytes[(block * 5) + position] = (byte)bits;
            }
        }

        return bytes;
    }

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's default, the only one that all apps know; HMAC does not need collision resistance.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
