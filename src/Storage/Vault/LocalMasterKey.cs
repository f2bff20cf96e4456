namespace Chatbotics.Storage.Vault;

/// <summary>A master key in this process's memory, from a file or from the configuration.</summary>
/// <param name="key">32 bytes.</param>
internal sealed class LocalMasterKey(byte[] key) : IMasterKey
{
    /// <inheritdoc/>
    public ValueTask<byte[]> Wrap(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default) =>
        new(KeyWrap.Wrap(key, content.Span, context.Span));

    /// <inheritdoc/>
    public ValueTask<byte[]> Unwrap(ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default) =>
        new(KeyWrap.Unwrap(key, wrapped.Span, context.Span));
}
