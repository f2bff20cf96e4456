namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>
/// The data keys of conversations and contact profiles: wrapped by the tenant's key, which is wrapped by the master key.
/// Wrapped keys lie in a store of their own.
/// </summary>
public interface IKeyRing
{
    /// <summary>A fresh key. Its wrapped form is durable when this completes; usually synchronously, from a prepared pool.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<DataKey> Take(string tenant, CancellationToken cancellationToken = default);

    /// <summary>An existing key.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="KeyDestroyedException">It was destroyed, or never existed.</exception>
    ValueTask<DataKey> Get(string tenant, Guid keyId, CancellationToken cancellationToken = default);

    /// <summary>Destroys a key for good; everything sealed with it is unreadable from then on. Idempotent.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask Destroy(string tenant, Guid keyId, CancellationToken cancellationToken = default);

    /// <summary>Destroys several keys for good, together. Idempotent.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="keyIds">The keys.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many there were.</returns>
    ValueTask<long> Destroy(string tenant, IReadOnlyCollection<Guid> keyIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Destroys every key of a workspace for good, its own key included: nothing that any of them sealed can be read from
    /// then on, secrets of the workspace included. Idempotent.
    /// </summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many there were.</returns>
    ValueTask<long> DestroyAll(string tenant, CancellationToken cancellationToken = default);
}
