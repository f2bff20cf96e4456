using System.Security.Cryptography;

namespace Chatbotics.Grains.Privacy;

/// <summary>Random nonces, drawn from the system in blocks: one call for each seal would cost as much as the seal.</summary>
internal static class NoncePool
{
    private const int BlockLength = 12 * 256;

    [ThreadStatic]
    private static byte[]? t_block;

    [ThreadStatic]
    private static int t_used;

    /// <summary>Fills a nonce with random bytes that no other nonce has had.</summary>
    /// <param name="nonce">12 bytes.</param>
    public static void Fill(Span<byte> nonce)
    {
        var block = t_block;
        if (block is null || t_used + nonce.Length > block.Length)
        {
            block = t_block ??= new byte[BlockLength];
            RandomNumberGenerator.Fill(block);
            t_used = 0;
        }

        block.AsSpan(t_used, nonce.Length).CopyTo(nonce);
        t_used += nonce.Length;
    }
}
