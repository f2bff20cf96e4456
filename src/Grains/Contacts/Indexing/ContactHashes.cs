using System.Collections.Concurrent;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Contacts.Indexing;

/// <summary>
/// Hashes what contacts are found by with a secret of the workspace, so that whoever holds the database can't try names or
/// numbers against it.
/// </summary>
/// <param name="vault">Keeps the secrets.</param>
/// <param name="grains">The grains.</param>
internal sealed class ContactHashes(ISecretVault vault, IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, ContactHasher> _hashers = new(StringComparer.Ordinal);

    /// <summary>Where a workspace's secret lies. Losing it makes its contacts unfindable until they are indexed anew.</summary>
    /// <param name="tenant">The workspace.</param>
    public static string Reference(string tenant) => tenant + "/contact-index";

    /// <summary>The hasher of a workspace.</summary>
    /// <param name="tenant">The workspace.</param>
    public async ValueTask<ContactHasher> Of(string tenant)
    {
        if (_hashers.TryGetValue(tenant, out var known))
        {
            return known;
        }

        if (await vault.Get(Reference(tenant)) is not { } secret)
        {
            // One grain makes it, so that two machines don't make two.
            await grains.GetGrain<IContactsGrain>(tenant).EnsureIndex();
            secret = await vault.Get(Reference(tenant))
                ?? throw new InvalidOperationException("The vault lost the secret of the contact index just after it was stored. Check the vault.");
        }

        return _hashers.GetOrAdd(tenant, new ContactHasher(Convert.FromHexString(secret)));
    }

    /// <summary>Makes the secret unless it is there. Called by one grain of the workspace.</summary>
    /// <param name="tenant">The workspace.</param>
    public async Task Ensure(string tenant)
    {
        if (await vault.Get(Reference(tenant)) is null)
        {
            await vault.Put(Reference(tenant), Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        }
    }
}
