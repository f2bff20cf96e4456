namespace Chatbotics.Grains.Media.Ports;

/// <summary>A file that is being written. Disposed before it is completed, nothing of it stays.</summary>
public interface IMediaDraft : IAsyncDisposable
{
    /// <summary>The id that the file will have: 16 digits of its conversation and 32 of its own, in lower-case hexadecimal.</summary>
    string Id { get; }

    /// <summary>Takes the sealed bytes.</summary>
    Stream Content { get; }

    /// <summary>Makes the file durable, with a header beside it.</summary>
    /// <param name="header">A few hundred bytes, sealed; given back by <see cref="IMediaStore.Open"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask Complete(ReadOnlyMemory<byte> header, CancellationToken cancellationToken = default);
}
