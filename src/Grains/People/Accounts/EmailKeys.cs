using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.People.Accounts;

/// <summary>
/// Turns addresses into keys of the index: HMAC-SHA-256 with a secret from the vault, so that whoever holds the stored keys
/// can't try addresses against them.
/// </summary>
/// <param name="vault">Keeps the secret.</param>
/// <param name="grains">The grains.</param>
internal sealed class EmailKeys(ISecretVault vault, IGrainFactory grains)
{
    /// <summary>Where the secret lies. Losing it makes every account unfindable: it belongs into the backup of the vault.</summary>
    public const string Reference = IInstallationGrain.Key + "/email-index";

    private byte[]? _secret;

    /// <summary>The key of an address.</summary>
    /// <param name="normalized">The address as <see cref="EmailAddresses.TryNormalize"/> gives it.</param>
    public async ValueTask<string> Of(string normalized)
    {
        var secret = _secret ??= await Load();
        return Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(normalized)));
    }

    private async Task<byte[]> Load()
    {
        if (await vault.Get(Reference) is not { } secret)
        {
            // One grain makes it, so that two machines that start together don't make two.
            await grains.GetGrain<IInstallationGrain>(IInstallationGrain.Key).EnsureSecrets();
            secret = await vault.Get(Reference)
                ?? throw new InvalidOperationException("The vault lost the secret of the e-mail index just after it was stored. Check the vault.");
        }

        return Encoding.UTF8.GetBytes(secret);
    }
}
