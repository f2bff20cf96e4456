using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Chatbotics.Grains.Privacy;

/// <summary>
/// An AES-256-GCM key that seals one conversation's or one contact's data. Sealed form: version byte 1, 12 bytes of nonce,
/// ciphertext, 16 bytes of tag. Thread-safe. Not sealed itself, so that a benchmark can measure what sealing costs.
/// </summary>
public class DataKey : IDisposable
{
    /// <summary>How many bytes sealing adds.</summary>
    public const int Overhead = 1 + NonceLength + TagLength;

    private const byte SealVersion = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key;
    private AesGcm? _cipher;
    private bool _wasUsed;
    private bool _isDisposed;

    /// <summary>Creates a key.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="key">32 bytes; copied, the caller clears its own.</param>
    public DataKey(Guid id, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, 32, nameof(key));
        Id = id;
        _key = key.ToArray();
    }

    /// <summary>The key's id.</summary>
    public Guid Id { get; }

    /// <summary>Seals a text.</summary>
    /// <param name="plaintext">What to seal.</param>
    /// <param name="context">What the seal is bound to, for example the conversation's key and the version; must be given again to open.</param>
    public virtual byte[] Seal(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        var result = new byte[plaintext.Length + Overhead];
        bool isNew;
        lock (_key)
        {
            if (Kept(out isNew) is { } kept)
            {
                Encrypt(kept, plaintext, result, context);
            }
            else
            {
                using var once = new AesGcm(_key, TagLength);
                Encrypt(once, plaintext, result, context);
            }
        }

        Note(isNew);
        return result;
    }

    /// <summary>Seals a text with a key that is not used again soon: no cipher is kept ready for it.</summary>
    /// <param name="plaintext">What to seal.</param>
    /// <param name="context">What the seal is bound to.</param>
    public virtual byte[] SealOnce(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        var result = new byte[plaintext.Length + Overhead];
        lock (_key)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_cipher is { } ready)
            {
                Encrypt(ready, plaintext, result, context);
            }
            else
            {
                using var cipher = new AesGcm(_key, TagLength);
                Encrypt(cipher, plaintext, result, context);
            }
        }

        return result;
    }

    /// <summary>Opens a seal.</summary>
    /// <param name="sealedBytes">What <see cref="Seal"/> gave.</param>
    /// <param name="context">The same context.</param>
    /// <exception cref="CryptographicException">The bytes were changed, swapped, or sealed by another key.</exception>
    public virtual byte[] Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> context)
    {
        if (sealedBytes.Length < Overhead || sealedBytes[0] != SealVersion)
        {
            throw new CryptographicException("These bytes are not in a sealed form that this build knows.");
        }

        var plaintext = new byte[sealedBytes.Length - Overhead];
        bool isNew;
        lock (_key)
        {
            if (Kept(out isNew) is { } kept)
            {
                Decrypt(kept, sealedBytes, plaintext, context);
            }
            else
            {
                using var once = new AesGcm(_key, TagLength);
                Decrypt(once, sealedBytes, plaintext, context);
            }
        }

        Note(isNew);
        return plaintext;
    }

    /// <summary>The context that binds a record to its place: the owner's key in UTF-8 and a number.</summary>
    /// <param name="owner">For example the conversation's key.</param>
    /// <param name="number">For example the version.</param>
    /// <param name="buffer">At least three bytes for each character and eight more.</param>
    public static ReadOnlySpan<byte> Context(string owner, long number, Span<byte> buffer)
    {
        var length = System.Text.Encoding.UTF8.GetBytes(owner, buffer);
        BinaryPrimitives.WriteInt64LittleEndian(buffer[length..], number);
        return buffer[..(length + sizeof(long))];
    }

    /// <summary>Destroys the key in memory: it neither seals nor opens any more.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives up what the key holds.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        lock (_key)
        {
            _isDisposed = true;
            _cipher?.Dispose();
            _cipher = null;
            CryptographicOperations.ZeroMemory(_key);
        }
    }

    /// <summary>Gives the cipher's memory back; the next use makes a new one.</summary>
    internal void Release()
    {
        lock (_key)
        {
            _cipher?.Dispose();
            _cipher = null;
        }
    }

    private static void Encrypt(AesGcm cipher, ReadOnlySpan<byte> plaintext, Span<byte> result, ReadOnlySpan<byte> context)
    {
        result[0] = SealVersion;
        var nonce = result.Slice(1, NonceLength);
        NoncePool.Fill(nonce);
        cipher.Encrypt(
            nonce,
            plaintext,
            result.Slice(1 + NonceLength, plaintext.Length),
            result[(1 + NonceLength + plaintext.Length)..],
            context);
    }

    private static void Decrypt(AesGcm cipher, ReadOnlySpan<byte> sealedBytes, Span<byte> plaintext, ReadOnlySpan<byte> context) => cipher.Decrypt(
        sealedBytes.Slice(1, NonceLength), sealedBytes.Slice(1 + NonceLength, plaintext.Length), sealedBytes[^TagLength..], plaintext, context);

    /// <summary>
    /// The cipher that is kept ready, from the second use on; null at the first. Who only reads a record and lets go of the key
    /// again, as the search does, must not drive out the cipher of a conversation that is going on.
    /// </summary>
    private AesGcm? Kept(out bool isNew)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        isNew = _cipher is null && _wasUsed;
        _wasUsed = true;
        return isNew ? _cipher = new AesGcm(_key, TagLength) : _cipher;
    }

    private void Note(bool isNew)
    {
        // Outside of the lock, since it may release another key's cipher.
        if (isNew)
        {
            CipherCache.Note(this);
        }
    }
}
