namespace Chatbotics.Storage.Vault;

/// <summary>
/// Where master keys are kept: a file, the environment, or Azure Key Vault. What waits for a disk or a network
/// synchronously is called at the start and by rotations only, never by a request.
/// </summary>
internal interface IMasterKeyStore
{
    /// <summary>Where, for sentences; says nothing secret.</summary>
    string Place { get; }

    /// <summary>Why this program can't make a new master key there, with what to do instead; null when it can.</summary>
    string? CanNotRotate { get; }

    /// <summary>All keys there are.</summary>
    /// <exception cref="StoreStartException">They can't be had.</exception>
    MasterKeyShelf Load();

    /// <summary>Makes the first key, durably.</summary>
    /// <exception cref="StoreStartException">It can't be kept there.</exception>
    MasterKey Create();

    /// <summary>Makes a key that is to take the place of the present one, durably; the one that was made before when that has not happened yet.</summary>
    /// <param name="present">The present key.</param>
    /// <exception cref="StoreStartException">It can't be kept there.</exception>
    MasterKey Prepare(Guid present);

    /// <summary>
    /// Nothing is wrapped with another key any more: the others are put aside. They are still needed to restore backups
    /// from before. Idempotent.
    /// </summary>
    /// <param name="present">The key that stays.</param>
    /// <param name="now">The time.</param>
    void Retire(Guid present, DateTimeOffset now);

    /// <summary>Reads a key again.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Grains.Abstractions.Privacy.VaultUnavailableException">It can't be had now.</exception>
    ValueTask<MasterKey> Find(Guid id, CancellationToken cancellationToken = default);
}
