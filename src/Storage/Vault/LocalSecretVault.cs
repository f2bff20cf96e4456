using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Vault;

/// <summary>Secrets in <c>keys.db</c>, each sealed with its tenant's key and bound to its reference and version.</summary>
internal sealed class LocalSecretVault(KeyDatabase database, TenantKeys tenants) : ISecretVault
{
    private const string Purpose = "secret";

    /// <inheritdoc/>
    public async ValueTask Put(string reference, string value, CancellationToken cancellationToken = default)
    {
        var tenant = TenantOf(reference);
        var plaintext = Encoding.UTF8.GetBytes(value);
        byte[] sealing = [];
        try
        {
            await tenants.WriteWith(
                tenant,
                256 + plaintext.Length,
                tenantKey => sealing = KeyWrap.Derive(tenantKey, Purpose),
                tenantKeyId =>
                {
                    var version = database.Tables.NextSecretVersion(reference);
                    database.Tables.PutSecret(reference, version, tenantKeyId, KeyWrap.Wrap(sealing, plaintext, Context(tenant, reference, version)));
                });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
            CryptographicOperations.ZeroMemory(sealing);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string?> Get(string reference, CancellationToken cancellationToken = default)
    {
        var tenant = TenantOf(reference);
        var version = 0L;
        var plaintext = await tenants.UnwrapWith(
            tenant,
            async () =>
            {
                if (await database.Readers.Read(reference, static (reader, name) => reader.Keys.Secret(name), cancellationToken) is not { } found)
                {
                    return null;
                }

                version = found.Version;
                return (found.TenantKey, found.Sealed);
            },
            (tenantKey, sealedValue) => Open(tenantKey, sealedValue, Context(tenant, reference, version)),
            cancellationToken);
        if (plaintext is null)
        {
            return null;
        }

        var value = Encoding.UTF8.GetString(plaintext);
        CryptographicOperations.ZeroMemory(plaintext);
        return value;
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAll(string tenant, CancellationToken cancellationToken = default)
    {
        GrainKeys.Tenant(tenant);
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Tables.DeleteSecrets(tenant);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask Delete(string reference, CancellationToken cancellationToken = default)
    {
        TenantOf(reference);
        var operation = new WriteOperation<bool>(64, () =>
        {
            database.Tables.DeleteSecret(reference);
            return true;
        });
        database.Writer.Enqueue(operation);
        await operation.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Opens a sealed secret.</summary>
    /// <param name="tenantKey">The key that it is sealed under.</param>
    /// <param name="sealedValue">The sealed secret.</param>
    /// <param name="context">What it is bound to, <see cref="Context"/>.</param>
    public static byte[] Open(byte[] tenantKey, byte[] sealedValue, byte[] context)
    {
        var sealing = KeyWrap.Derive(tenantKey, Purpose);
        try
        {
            return KeyWrap.Unwrap(sealing, sealedValue, context);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(sealing);
        }
    }

    /// <summary>Seals a secret.</summary>
    /// <param name="tenantKey">The key to seal it under.</param>
    /// <param name="plaintext">The secret.</param>
    /// <param name="context">What it is bound to, <see cref="Context"/>.</param>
    public static byte[] Seal(byte[] tenantKey, byte[] plaintext, byte[] context)
    {
        var sealing = KeyWrap.Derive(tenantKey, Purpose);
        var wrapped = KeyWrap.Wrap(sealing, plaintext, context);
        CryptographicOperations.ZeroMemory(sealing);
        return wrapped;
    }

    /// <summary>The tenant that a reference begins with.</summary>
    /// <param name="reference">The reference.</param>
    /// <exception cref="InvalidKeyPartException">It names none.</exception>
    public static string TenantOf(string reference)
    {
        var end = reference.IndexOf(GrainKeys.Separator);
        return end > 0 && end < reference.Length - 1 && GrainKeys.IsTenantId(reference.AsSpan(0, end))
            ? reference[..end]
            : throw new InvalidKeyPartException("secret reference");
    }

    /// <summary>What a secret is bound to.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="version">The version.</param>
    public static byte[] Context(string tenant, string reference, long version) =>
        KeyWrap.Context("secret", tenant, string.Create(CultureInfo.InvariantCulture, $"{reference}|{version}"));
}
