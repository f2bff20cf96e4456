using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>Hashes a workspace's words with its own secret, so that the index tells nobody what was said.</summary>
/// <param name="workspace">The workspace's number.</param>
/// <param name="secret">32 bytes.</param>
internal sealed class WordHasher(long workspace, byte[] secret)
{
    /// <summary>48 bits: what shares a hash by chance is found once too often, and its text doesn't have the word.</summary>
    private const int HashBytes = 6;
    private const int MaxBytes = 256;

    /// <summary>The workspace's number.</summary>
    public long Workspace => workspace;

    /// <summary>When it was made, as a timestamp of the clock.</summary>
    public required long OpenedAt { get; init; }

    /// <summary>A word as the index has it.</summary>
    /// <param name="word">The word.</param>
    public string Word(string word)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash((byte)'w', word, hash);
        return Convert.ToHexStringLower(hash[..HashBytes]);
    }

    /// <summary>An id as the index has it; never 0.</summary>
    /// <param name="id">The id; null gives 0.</param>
    public long Ident(string? id)
    {
        if (id is null)
        {
            return 0;
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash((byte)'i', id, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash) | 1;
    }

    private void Hash(byte kind, string text, Span<byte> hash)
    {
        Span<byte> input = stackalloc byte[MaxBytes + 1];
        input[0] = kind;
        if (Encoding.UTF8.TryGetBytes(text, input[1..], out var length))
        {
            HMACSHA256.HashData(secret, input[..(length + 1)], hash);
        }
        else
        {
            HMACSHA256.HashData(secret, [kind, .. Encoding.UTF8.GetBytes(text)], hash);
        }
    }
}
