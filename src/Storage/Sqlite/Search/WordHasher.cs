using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>
/// Hashes a workspace's words with its own secret, so that the index tells nobody what was said. A word that fits into
/// one block is encrypted as that block, all of a text in one call: a text has some fifty words and beginnings, and an
/// HMAC for each cost more than everything else that a message costs.
/// </summary>
internal sealed class WordHasher
{
    /// <summary>48 bits: what shares a hash by chance is found once too often, and its text doesn't have the word.</summary>
    private const int HashBits = 48;
    private const int BitsPerSign = 5;
    private const int Signs = (HashBits + BitsPerSign - 1) / BitsPerSign;
    private const int Block = 16;
    private const int MaxBytes = 256;

    // The tokenizer takes upper and lower case for the same.
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuv";

    private readonly byte[] _secret;
    private readonly byte[] _blockKey;

    /// <summary>Creates a hasher.</summary>
    /// <param name="workspace">The workspace's number.</param>
    /// <param name="secret">32 bytes.</param>
    public WordHasher(long workspace, byte[] secret)
    {
        Workspace = workspace;
        _secret = secret;
        _blockKey = HMACSHA256.HashData(secret, "blocks"u8);
    }

    /// <summary>The workspace's number.</summary>
    public long Workspace { get; }

    /// <summary>When it was made, as a timestamp of the clock.</summary>
    public required long OpenedAt { get; init; }

    /// <summary>A word as the index has it.</summary>
    /// <param name="word">The word.</param>
    public string Word(string word) => Words([word]);

    /// <summary>Words as the index has them, spaced.</summary>
    /// <param name="words">The words.</param>
    public string Words(ImmutableArray<string> words)
    {
        if (words.IsEmpty)
        {
            return string.Empty;
        }

        var rented = ArrayPool<byte>.Shared.Rent(words.Length * Block);
        try
        {
            var blocks = rented.AsSpan(0, words.Length * Block);
            Fill(blocks, words);
            using (var aes = Aes.Create())
            {
                aes.Key = _blockKey;
                aes.EncryptEcb(blocks, blocks, PaddingMode.None);
            }

            return string.Create((words.Length * (Signs + 1)) - 1, rented, static (text, blocks) => Spell(blocks, text));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
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

    /// <summary>Gives each word a block of its own: its length and its bytes, or 0 and its hash where they don't fit.</summary>
    private void Fill(Span<byte> blocks, ImmutableArray<string> words)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        blocks.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            var block = blocks.Slice(i * Block, Block);
            if (Encoding.UTF8.TryGetBytes(words[i], block[1..], out var length))
            {
                block[0] = (byte)length;
            }
            else
            {
                Hash((byte)'w', words[i], hash);
                block[0] = 0;
                hash[..(Block - 1)].CopyTo(block[1..]);
            }
        }
    }

    private static void Spell(ReadOnlySpan<byte> blocks, Span<char> text)
    {
        for (var at = 0; at < text.Length; at += Signs + 1, blocks = blocks[Block..])
        {
            var bits = BinaryPrimitives.ReadUInt64LittleEndian(blocks) & ((1UL << HashBits) - 1);
            for (var sign = 0; sign < Signs; sign++, bits >>= BitsPerSign)
            {
                text[at + sign] = Alphabet[(int)(bits & 31)];
            }

            if (at + Signs < text.Length)
            {
                text[at + Signs] = ' ';
            }
        }
    }

    private void Hash(byte kind, string text, Span<byte> hash)
    {
        Span<byte> input = stackalloc byte[MaxBytes + 1];
        input[0] = kind;
        if (Encoding.UTF8.TryGetBytes(text, input[1..], out var length))
        {
            HMACSHA256.HashData(_secret, input[..(length + 1)], hash);
        }
        else
        {
            HMACSHA256.HashData(_secret, [kind, .. Encoding.UTF8.GetBytes(text)], hash);
        }
    }
}
