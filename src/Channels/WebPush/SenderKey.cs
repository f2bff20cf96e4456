using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Notifications.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Channels.WebPush;

/// <summary>By what push services know this installation: a key of P-256, and a token for each service signed with it (RFC 8292).</summary>
/// <param name="vault">Keeps the key.</param>
internal sealed class SenderKey(ISecretVault vault) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly SemaphoreSlim _loading = new(1);
    private ECDsa? _key;
    private string? _public;

    /// <summary>The public key in base64url.</summary>
    public async ValueTask<string> Public()
    {
        await Load();
        return _public!;
    }

    /// <summary>The value of the header <c>Authorization</c> for a push service.</summary>
    /// <param name="service">An address at the service.</param>
    /// <param name="contact">Whom the service may write to; empty for nobody.</param>
    /// <param name="now">The time.</param>
    public async ValueTask<string> Authorization(Uri service, string contact, DateTimeOffset now)
    {
        var key = await Load();
        var claims = new Dictionary<string, object> { ["aud"] = service.GetLeftPart(UriPartial.Authority), ["exp"] = (now + Lifetime).ToUnixTimeSeconds() };
        if (contact.Length > 0)
        {
            claims["sub"] = contact;
        }

        var text = Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8) + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        var signature = key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={text}.{Base64Url.EncodeToString(signature)}, k={_public}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key?.Dispose();
        _loading.Dispose();
    }

    private async ValueTask<ECDsa> Load()
    {
        if (_key is { } known)
        {
            return known;
        }

        await _loading.WaitAsync();
        try
        {
            if (_key is null)
            {
                // The installation's grain makes it, so that two machines that start together don't make two.
                var text = await vault.Get(IWebPush.KeyReference)
                    ?? throw new InvalidOperationException("The vault has no key for messages to browsers. Check the vault; a person who asks to be told makes a new one.");
                var key = ECDsa.Create();
                key.ImportPkcs8PrivateKey(Convert.FromBase64String(text), out _);
                _public = Base64Url.EncodeToString(PushEncryption.Point(key.ExportParameters(includePrivateParameters: false)));
                _key = key;
            }

            return _key;
        }
        finally
        {
            _loading.Release();
        }
    }
}
