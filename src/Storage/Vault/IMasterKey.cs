namespace Chatbotics.Storage.Vault;

/// <summary>The key above all keys. It never leaves its vault; it wraps and unwraps the tenants' keys.</summary>
internal interface IMasterKey
{
    /// <summary>Wraps a key.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="context">What the wrapping is bound to.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<byte[]> Wrap(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default);

    /// <summary>Unwraps a key.</summary>
    /// <param name="wrapped">What <see cref="Wrap"/> gave.</param>
    /// <param name="context">The same context.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Changed, swapped, or wrapped by another master key.</exception>
    ValueTask<byte[]> Unwrap(ReadOnlyMemory<byte> wrapped, ReadOnlyMemory<byte> context, CancellationToken cancellationToken = default);
}
