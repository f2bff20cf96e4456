using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Meta;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Meta;

/// <inheritdoc cref="IMetaCodesGrain"/>
/// <param name="vault">Keeps the key.</param>
[GrainType("meta-codes")]
internal sealed class MetaCodesGrain(ISecretVault vault) : Grain, IMetaCodesGrain
{
    private const string Reference = IInstallationGrain.Key + "/meta-codes";
    private const int CodeLength = 32;
    private byte[]? _key;

    /// <inheritdoc/>
    public async Task<string> CodeOf(MetaCallback callback, DateTimeOffset? issuedAt)
    {
        if (_key is null)
        {
            if (await vault.Get(Reference) is { } stored)
            {
                _key = Convert.FromBase64String(stored);
            }
            else
            {
                var made = RandomNumberGenerator.GetBytes(32);
                await vault.Put(Reference, Convert.ToBase64String(made));
                _key = made;
            }
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{(int)callback.Kind}|{callback.Person}|{issuedAt?.ToUnixTimeSeconds() ?? 0}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)))[..CodeLength];
    }
}
