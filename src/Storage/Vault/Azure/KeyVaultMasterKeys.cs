using System.Collections.Concurrent;
using System.Globalization;
using Azure.Security.KeyVault.Secrets;
using Chatbotics.Grains.Abstractions.Privacy;

namespace Chatbotics.Storage.Vault.Azure;

/// <summary>
/// Master keys as versions of one secret in a Key Vault: the latest version is the wanted one, also when somebody else made
/// it. Keys in a file from before the Key Vault was used are still read, until everything is wrapped with the vault's.
/// </summary>
/// <param name="vault">The Key Vault.</param>
/// <param name="name">The secret's name.</param>
/// <param name="files">The keys in files; null to read all of the vault's keys instead, retired ones too, as backups need them.</param>
internal sealed class KeyVaultMasterKeys(KeyVaultConnection vault, string name, FileMasterKeys? files) : IMasterKeyStore
{
    private const string RetiredTag = "retired";
    private readonly ConcurrentDictionary<Guid, string> _versions = new();

    /// <inheritdoc/>
    public string Place => $"{vault.Place.TrimEnd('/')}/secrets/{name}";

    /// <inheritdoc/>
    public string? CanNotRotate => null;

    /// <inheritdoc/>
    public MasterKeyShelf Load()
    {
        try
        {
            var keys = vault.Client.GetPropertiesOfSecretVersions(name)
                .Where(version => version.Enabled != false && (files is null || !version.Tags.ContainsKey(RetiredTag)))
                .OrderByDescending(static version => version.CreatedOn ?? DateTimeOffset.MinValue)
                .ToList()
                .ConvertAll(version => Read(vault.Client.GetSecret(name, version.Version).Value));
            if (keys.Count > 0 && vault.Client.GetSecret(name).Value.Properties.Version is { } latest && keys.Find(key => _versions[key.Id] == latest) is { } wanted)
            {
                // The creation times have whole seconds only.
                keys.Remove(wanted);
                keys.Insert(0, wanted);
            }

            var before = files?.Load().Keys ?? [];
            if (keys.Count == 0 && !before.IsEmpty)
            {
                keys.Add(Create());
            }

            return new MasterKeyShelf([.. keys, .. before]);
        }
        catch (Exception failure) when (KeyVaultConnection.IsFailure(failure))
        {
            throw vault.Unavailable(failure);
        }
    }

    /// <inheritdoc/>
    public MasterKey Create()
    {
        var key = new MasterKey(System.Security.Cryptography.RandomNumberGenerator.GetBytes(KeyWrap.KeyLength));
        var secret = new KeyVaultSecret(name, Convert.ToBase64String(key.Bytes));
        secret.Properties.ContentType = "32 bytes in base64";
        try
        {
            _versions[key.Id] = vault.Client.SetSecret(secret).Value.Properties.Version;
            return key;
        }
        catch (Exception failure) when (KeyVaultConnection.IsFailure(failure))
        {
            throw vault.Unavailable(failure);
        }
    }

    /// <inheritdoc/>
    public MasterKey Prepare(Guid present) => Load().Wanted is { } wanted && wanted.Id != present ? wanted : Create();

    /// <inheritdoc/>
    public void Retire(Guid present, DateTimeOffset now)
    {
        try
        {
            foreach (var (id, version) in _versions)
            {
                if (id == present)
                {
                    continue;
                }

                var properties = vault.Client.GetSecret(name, version).Value.Properties;
                if (!properties.Tags.ContainsKey(RetiredTag))
                {
                    properties.Tags[RetiredTag] = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    vault.Client.UpdateSecretProperties(properties);
                }
            }

            files?.RetireAll(now);
        }
        catch (Exception failure) when (KeyVaultConnection.IsFailure(failure))
        {
            throw vault.Unavailable(failure);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<MasterKey> Find(Guid id, CancellationToken cancellationToken = default)
    {
        if (!_versions.TryGetValue(id, out var version))
        {
            return files is null
                ? throw new VaultUnavailableException($"{Place} doesn't hold this master key any more.")
                : await files.Find(id, cancellationToken);
        }

        try
        {
            var found = Read((await vault.Client.GetSecretAsync(name, version, cancellationToken: cancellationToken)).Value);
            return found.Id == id ? found : throw new VaultUnavailableException($"{Place} holds another master key than before under the same version.");
        }
        catch (Exception failure) when (KeyVaultConnection.IsFailure(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw vault.Unavailable(failure);
        }
    }

    private MasterKey Read(KeyVaultSecret secret)
    {
        var key = new MasterKey(MasterKeyFile.Parse(secret.Value, Place));
        _versions[key.Id] = secret.Properties.Version;
        return key;
    }
}
