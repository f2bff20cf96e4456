using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Security.KeyVault.Secrets;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Vault.Azure;

/// <summary>
/// Secrets in a Key Vault, each a secret of its own whose name is a hash of the reference, tagged with its workspace. What
/// was kept in <c>keys.db</c> before moves over when it is first asked for. Values are remembered for a limited time.
/// </summary>
/// <param name="vault">The Key Vault.</param>
/// <param name="local">Where secrets were kept before.</param>
/// <param name="options">The vault's options.</param>
/// <param name="store">How long values are remembered.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyVaultSecretVault(
    KeyVaultConnection vault, LocalSecretVault local, IOptions<VaultOptions> options, IOptions<StoreOptions> store, TimeProvider time) : ISecretVault
{
    private const string TenantTag = "workspace";
    private const int NameLength = 40;
    private const int SetTurns = 5;
    private const int DeletesAtOnce = 8;
    private static readonly TimeSpan s_purgeDelay = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Remembered> _remembered = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask Put(string reference, string value, CancellationToken cancellationToken = default)
    {
        var secret = new KeyVaultSecret(NameOf(reference), value);
        secret.Properties.Tags[TenantTag] = LocalSecretVault.TenantOf(reference);
        secret.Properties.ContentType = "secret of Chatbotics";
        await Ask(async () =>
        {
            for (var turn = 1; ; turn++)
            {
                try
                {
                    return await vault.Client.SetSecretAsync(secret, cancellationToken);
                }
                catch (RequestFailedException conflict) when (conflict.Status == 409 && turn < SetTurns)
                {
                    await Recover(secret.Name, cancellationToken);
                }
            }
        }, cancellationToken);
        _remembered[reference] = new Remembered(value, time.GetTimestamp());
        await local.Delete(reference, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<string?> Get(string reference, CancellationToken cancellationToken = default)
    {
        var name = NameOf(reference);
        if (_remembered.TryGetValue(reference, out var known))
        {
            if (time.GetElapsedTime(known.Since) < store.Value.KeyLifetime)
            {
                return known.Value;
            }

            _remembered.TryRemove(reference, out _);
        }

        var found = await Ask<string?>(async () =>
        {
            try
            {
                return (await vault.Client.GetSecretAsync(name, cancellationToken: cancellationToken)).Value.Value;
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                return null;
            }
        }, cancellationToken);
        if (found is not null)
        {
            _remembered[reference] = new Remembered(found, time.GetTimestamp());
            return found;
        }

        if (await local.Get(reference, cancellationToken) is { } before)
        {
            await Put(reference, before, cancellationToken);
            return before;
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask Delete(string reference, CancellationToken cancellationToken = default)
    {
        var name = NameOf(reference);
        _remembered.TryRemove(reference, out _);
        await local.Delete(reference, cancellationToken);
        await Remove(name, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAll(string tenant, CancellationToken cancellationToken = default)
    {
        GrainKeys.Tenant(tenant);
        foreach (var reference in _remembered.Keys.Where(reference => reference.StartsWith(tenant + "/", StringComparison.Ordinal)))
        {
            _remembered.TryRemove(reference, out _);
        }

        await local.DeleteAll(tenant, cancellationToken);
        var names = await Ask(async () =>
        {
            var found = new List<string>();
            await foreach (var secret in vault.Client.GetPropertiesOfSecretsAsync(cancellationToken))
            {
                if (secret.Tags.TryGetValue(TenantTag, out var of) && of == tenant && secret.Name.StartsWith(options.Value.SecretPrefix + "-", StringComparison.Ordinal))
                {
                    found.Add(secret.Name);
                }
            }

            return found;
        }, cancellationToken);
        await Parallel.ForEachAsync(
            names, new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellationToken }, Remove);
    }

    /// <summary>Deleted and not yet purged: Key Vault keeps the name until it is recovered, or a purge under way is done.</summary>
    private async Task Recover(string name, CancellationToken cancellationToken)
    {
        try
        {
            await (await vault.Client.StartRecoverDeletedSecretAsync(name, cancellationToken)).WaitForCompletionAsync(cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 409)
        {
            await Task.Delay(s_purgeDelay, time, cancellationToken);
        }
    }

    private async ValueTask Remove(string name, CancellationToken cancellationToken) => await Ask(async () =>
    {
        try
        {
            await (await vault.Client.StartDeleteSecretAsync(name, cancellationToken)).WaitForCompletionAsync(cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }

        try
        {
            await vault.Client.PurgeDeletedSecretAsync(name, cancellationToken);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is 403 or 404)
        {
            // Purging needs a right of its own, and a vault may forbid it: then Key Vault purges when its time is over.
            return false;
        }
    }, cancellationToken);

    private async ValueTask<T> Ask<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (KeyVaultConnection.IsFailure(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw vault.Unavailable(failure);
        }
    }

    /// <summary>Names allow letters, digits and hyphens only, and are listed to whoever may list: references are hashed.</summary>
    private string NameOf(string reference)
    {
        LocalSecretVault.TenantOf(reference);
        return $"{options.Value.SecretPrefix}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)))[..NameLength]}";
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Remembered(string Value, long Since);
}
