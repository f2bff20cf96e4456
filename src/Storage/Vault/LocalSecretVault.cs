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
        var (tenantKeyId, tenantKey) = await tenants.Latest(tenant, cancellationToken);
        var sealing = KeyWrap.Derive(tenantKey, Purpose);
        CryptographicOperations.ZeroMemory(tenantKey);
        var plaintext = Encoding.UTF8.GetBytes(value);
        var operation = new WriteOperation<bool>(256 + plaintext.Length, () =>
        {
            var version = database.Tables.NextSecretVersion(reference);
            database.Tables.PutSecret(reference, version, tenantKeyId, KeyWrap.Wrap(sealing, plaintext, Context(tenant, reference, version)));
            return true;
        });
        database.Writer.Enqueue(operation);
        try
        {
            await operation.Task;
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
        if (await database.Readers.Read(reference, static (reader, name) => reader.Keys.Secret(name), cancellationToken) is not var (version, tenantKeyId, sealedValue))
        {
            return null;
        }

        var tenantKey = await tenants.Open(tenant, tenantKeyId, cancellationToken);
        var sealing = KeyWrap.Derive(tenantKey, Purpose);
        var plaintext = KeyWrap.Unwrap(sealing, sealedValue, Context(tenant, reference, version));
        var value = Encoding.UTF8.GetString(plaintext);
        CryptographicOperations.ZeroMemory(tenantKey);
        CryptographicOperations.ZeroMemory(sealing);
        CryptographicOperations.ZeroMemory(plaintext);
        return value;
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

    private static string TenantOf(string reference)
    {
        var end = reference.IndexOf(GrainKeys.Separator);
        return end > 0 && end < reference.Length - 1 && GrainKeys.IsTenantId(reference.AsSpan(0, end))
            ? reference[..end]
            : throw new InvalidKeyPartException("secret reference");
    }

    private static byte[] Context(string tenant, string reference, long version) =>
        KeyWrap.Context("secret", tenant, string.Create(CultureInfo.InvariantCulture, $"{reference}|{version}"));
}
