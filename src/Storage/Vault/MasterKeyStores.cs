using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Vault.Azure;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Vault;

/// <summary>Chooses where the master keys are kept.</summary>
/// <param name="options">The vault's options.</param>
/// <param name="keyVault">The Key Vault, when it is one.</param>
internal sealed class MasterKeyStores(IOptions<VaultOptions> options, KeyVaultConnection keyVault)
{
    /// <summary>The store for a data folder.</summary>
    /// <param name="folder">The data folder.</param>
    public IMasterKeyStore For(StoreFolder folder)
    {
        var file = string.IsNullOrEmpty(options.Value.MasterKeyFile) ? Path.Combine(folder.Vault, "master.key") : options.Value.MasterKeyFile;
        return options.Value.Kind == VaultOptions.AzureKeyVault ? new KeyVaultMasterKeys(keyVault, options.Value.MasterSecret, new FileMasterKeys(file))
            : string.IsNullOrEmpty(options.Value.MasterKey) ? new FileMasterKeys(file)
            : new ConfiguredMasterKeys(options.Value.MasterKey, options.Value.PreviousMasterKey);
    }
}
