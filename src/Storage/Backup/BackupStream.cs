using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Chatbotics.Storage.Backup;

/// <summary>
/// Seals what is written to it, in chunks of 64 KiB, each with AES-256-GCM, bound to its place and to whether it is the
/// last: no chunk can be taken out, swapped or cut off.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="key">32 bytes.</param>
/// <param name="name">What the backup is, for example "keys"; must be given again to open it.</param>
internal sealed class BackupStream(Stream output, byte[] key, string name) : Stream
{
    /// <summary>The bytes of a chunk before it is sealed.</summary>
    public const int ChunkLength = 64 * 1024;

    private const int TagLength = 16;
    private readonly AesGcm _cipher = new(key, TagLength);
    private readonly byte[] _chunk = new byte[ChunkLength];
    private byte[]? _prefix;
    private int _length;
    private long _number;
    private bool _closed;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_length == ChunkLength)
            {
                Seal(isLast: false);
            }

            var taken = Math.Min(buffer.Length, ChunkLength - _length);
            buffer[..taken].CopyTo(_chunk.AsSpan(_length));
            _length += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Opens a sealed stream.</summary>
    /// <param name="input">What was written.</param>
    /// <param name="key">The same key.</param>
    /// <param name="name">The same name.</param>
    /// <param name="output">Where the content goes.</param>
    /// <exception cref="CryptographicException">It was changed or cut off, or is another backup.</exception>
    public static void Open(Stream input, byte[] key, string name, Stream output)
    {
        using var cipher = new AesGcm(key, TagLength);
        var prefix = new byte[4];
        input.ReadExactly(prefix);
        var head = new byte[5];
        var buffer = new byte[ChunkLength + TagLength];
        var plain = new byte[ChunkLength];
        for (long number = 0; ; number++)
        {
            if (input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            {
                throw new CryptographicException("The backup ends too early: it was cut off.");
            }

            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            var isLast = head[4] == 1;
            if (length is < 0 or > ChunkLength)
            {
                throw new CryptographicException("The backup is damaged.");
            }

            input.ReadExactly(buffer.AsSpan(0, length + TagLength));
            cipher.Decrypt(Nonce(prefix, number), buffer.AsSpan(0, length), buffer.AsSpan(length, TagLength), plain.AsSpan(0, length), Context(name, number, isLast));
            output.Write(plain.AsSpan(0, length));
            if (isLast)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_closed)
        {
            _closed = true;
            Seal(isLast: true);
            output.Flush();
            _cipher.Dispose();
            CryptographicOperations.ZeroMemory(_chunk);
        }

        base.Dispose(disposing);
    }

    private void Seal(bool isLast)
    {
        if (_prefix is null)
        {
            _prefix = RandomNumberGenerator.GetBytes(4);
            output.Write(_prefix);
        }

        Span<byte> head = stackalloc byte[5];
        BinaryPrimitives.WriteInt32LittleEndian(head, _length);
        head[4] = isLast ? (byte)1 : (byte)0;
        var wrapped = new byte[_length + TagLength];
        _cipher.Encrypt(Nonce(_prefix, _number), _chunk.AsSpan(0, _length), wrapped.AsSpan(0, _length), wrapped.AsSpan(_length), Context(name, _number, isLast));
        output.Write(head);
        output.Write(wrapped);
        _number++;
        _length = 0;
    }

    private static byte[] Nonce(byte[] prefix, long number)
    {
        var nonce = new byte[12];
        prefix.CopyTo(nonce, 0);
        BinaryPrimitives.WriteInt64LittleEndian(nonce.AsSpan(4), number);
        return nonce;
    }

    private static byte[] Context(string name, long number, bool isLast) =>
        System.Text.Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"chatbotics-backup/1|{name}|{number}|{(isLast ? 1 : 0)}"));
}
