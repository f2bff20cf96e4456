using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Media;

/// <summary>Seals what is written to it, block by block; keeps the first bytes, by which the type is told, and the hash.</summary>
/// <param name="inner">Takes the sealed bytes.</param>
/// <param name="key">Seals them.</param>
/// <param name="conversation">The conversation.</param>
/// <param name="id">The file.</param>
/// <param name="limit">More bytes than this are refused.</param>
internal sealed class SealingStream(Stream inner, DataKey key, ConversationKey conversation, string id, long limit) : Stream
{
    private readonly byte[] _block = new byte[MediaSeal.Block];
    private int _filled;
    private long _index;

    /// <summary>How many bytes were written.</summary>
    public long Size { get; private set; }

    /// <summary>More was written than is taken.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The first bytes.</summary>
    public byte[] Head { get; private set; } = [];

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => Size;

    /// <inheritdoc/>
    public override long Position
    {
        get => Size;
        set => throw new NotSupportedException();
    }

    /// <summary>Seals the last block.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask Finish(CancellationToken cancellationToken)
    {
        TakeHead();
        await Put(isLast: true, cancellationToken);
        CryptographicOperations.ZeroMemory(_block);
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Size + buffer.Length > limit)
        {
            IsTooLarge = true;
            throw new IOException("The file is larger than is taken.");
        }

        Size += buffer.Length;
        while (!buffer.IsEmpty)
        {
            if (_filled == _block.Length)
            {
                // Only now is it known that another one follows.
                TakeHead();
                await Put(isLast: false, cancellationToken);
            }

            var count = Math.Min(buffer.Length, _block.Length - _filled);
            buffer.Span[..count].CopyTo(_block.AsSpan(_filled));
            _filled += count;
            buffer = buffer[count..];
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
        // Blocks go when they are full.
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are written without blocking.");

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void TakeHead()
    {
        if (_index == 0)
        {
            Head = _block[..Math.Min(_filled, MediaTypes.HeadLength)];
        }
    }

    private async ValueTask Put(bool isLast, CancellationToken cancellationToken)
    {
        await inner.WriteAsync(key.Seal(_block.AsSpan(0, _filled), MediaSeal.Context(conversation, id, _index, isLast)), cancellationToken);
        _index++;
        _filled = 0;
    }
}
