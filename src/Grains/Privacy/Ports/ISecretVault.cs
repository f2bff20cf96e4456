namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>
/// Keeps secrets such as access tokens. Grains and settings hold references only. When the vault can't be had, every method
/// throws <see cref="Abstractions.Privacy.VaultUnavailableException"/>, and nothing was changed.
/// </summary>
public interface ISecretVault
{
    /// <summary>Stores a secret durably under a reference, replacing an earlier one.</summary>
    /// <param name="reference">The tenant id, a slash and a name, for example "acme/token-whatsapp-106540352242922".</param>
    /// <param name="value">The secret.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask Put(string reference, string value, CancellationToken cancellationToken = default);

    /// <summary>The secret, or null when there is none.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<string?> Get(string reference, CancellationToken cancellationToken = default);

    /// <summary>Deletes a secret. Idempotent.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask Delete(string reference, CancellationToken cancellationToken = default);

    /// <summary>Deletes all secrets of a workspace. Idempotent.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask DeleteAll(string tenant, CancellationToken cancellationToken = default);
}
