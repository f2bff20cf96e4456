using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Media;

/// <summary>Reads a sealed file from any place on; only the blocks that are asked for are opened.</summary>
/// <param name="inner">The sealed bytes; closed with this.</param>
/// <param name="key">Opens them.</param>
/// <param name="conversation">The conversation.</param>
/// <param name="id">The file.</param>
/// <param name="size">The size, unsealed, as the header says.</param>
internal sealed class OpeningStream(Stream inner, DataKey key, ConversationKey conversation, string id, long size) : Stream
{
    private const int SealedBlock = MediaSeal.Block + DataKey.Overhead;

    private byte[] _block = [];
    private long _opened = -1;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => size;

    /// <inheritdoc/>
    public override long Position { get; set; }

    private long Last => size == 0 ? 0 : (size - 1) / MediaSeal.Block;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= size || buffer.IsEmpty)
        {
            return 0;
        }

        var index = Position / MediaSeal.Block;
        if (index != _opened)
        {
            _block = await OpenBlock(index, cancellationToken);
            _opened = index;
        }

        var start = (int)(Position - (index * MediaSeal.Block));
        var count = Math.Min(buffer.Length, _block.Length - start);
        if (count <= 0)
        {
            throw new InvalidDataException("A stored file is shorter than its header says.");
        }

        _block.AsMemory(start, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are read without blocking.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => size + offset,
    };

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<byte[]> OpenBlock(long index, CancellationToken cancellationToken)
    {
        var isLast = index == Last;
        var sealedBlock = new byte[isLast ? (int)(size - (index * MediaSeal.Block)) + DataKey.Overhead : SealedBlock];
        inner.Position = index * SealedBlock;
        await inner.ReadExactlyAsync(sealedBlock, cancellationToken);
        return key.Open(sealedBlock, MediaSeal.Context(conversation, id, index, isLast));
    }
}
