using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Storage.Vault;
using Chatbotics.Storage.Vault.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Backup;

/// <summary>Finds the master keys that seal and open backups where the configuration says that they are kept.</summary>
public static class BackupMasterKeys
{
    /// <summary>The keys in base64, the present one first; null when they lie in the data folder.</summary>
    /// <param name="configuration">The configuration, as the program reads it.</param>
    /// <exception cref="StoreStartException">They can't be had.</exception>
    public static IReadOnlyList<string>? Of(IConfiguration configuration)
    {
        var options = configuration.GetSection(VaultOptions.Section).Get<VaultOptions>() ?? new VaultOptions();
        if (new VaultOptionsValidation().Validate(null, options) is { Failed: true } wrong)
        {
            throw new StoreStartException(wrong.FailureMessage);
        }

        try
        {
            return options switch
            {
                { Kind: VaultOptions.AzureKeyVault } => Encode(new KeyVaultMasterKeys(new KeyVaultConnection(Options.Create(options)), options.MasterSecret, null)),
                { MasterKey.Length: > 0 } => Encode(new ConfiguredMasterKeys(options.MasterKey, options.PreviousMasterKey)),
                { MasterKeyFile.Length: > 0 } => Encode(new FileMasterKeys(options.MasterKeyFile)),
                _ => null,
            };
        }
        catch (VaultUnavailableException unavailable)
        {
            throw new StoreStartException(unavailable.Message, unavailable);
        }
    }

    private static string[] Encode(IMasterKeyStore store)
    {
        var keys = store.Load().Keys;
        return keys.IsEmpty ? throw new StoreStartException($"The master key {store.Place} is missing. Put it back.") : [.. keys.Select(static key => Convert.ToBase64String(key.Bytes))];
    }
}
