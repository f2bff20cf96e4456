using Chatbotics.Grains.Abstractions.Privacy;

namespace Chatbotics.Storage.Vault;

/// <summary>
/// Master keys from the configuration. This process can't write there: whoever sets the key rotates it, by setting the new
/// one together with the one before and starting again.
/// </summary>
/// <param name="key">The present key in base64.</param>
/// <param name="previous">The one before, in base64; null when there is none.</param>
internal sealed class ConfiguredMasterKeys(string key, string? previous) : IMasterKeyStore
{
    /// <inheritdoc/>
    public string Place => "Vault:MasterKey";

    /// <inheritdoc/>
    public string CanNotRotate =>
        "The master key comes from the configuration, where this program can't write. Set Vault__MasterKey to a new key (\"openssl rand -base64 32\") and Vault__PreviousMasterKey to the present one, and start again: everything is wrapped anew behind the start.";

    /// <inheritdoc/>
    public MasterKeyShelf Load()
    {
        var present = new MasterKey(MasterKeyFile.Parse(key, "Vault:MasterKey"));
        return new MasterKeyShelf(string.IsNullOrEmpty(previous) ? [present] : [present, new MasterKey(MasterKeyFile.Parse(previous, "Vault:PreviousMasterKey"))]);
    }

    /// <inheritdoc/>
    public MasterKey Create() => Load().Keys[0];

    /// <inheritdoc/>
    public MasterKey Prepare(Guid present) => throw new StoreStartException(CanNotRotate);

    /// <inheritdoc/>
    public void Retire(Guid present, DateTimeOffset now)
    {
        // The previous key is in the operator's hands.
    }

    /// <inheritdoc/>
    public ValueTask<MasterKey> Find(Guid id, CancellationToken cancellationToken = default) =>
        Load().Keys.FirstOrDefault(one => one.Id == id) is { } found
            ? new(found)
            : throw new VaultUnavailableException("A master key that is still needed isn't configured. Set Vault:PreviousMasterKey to it and start again.");
}
