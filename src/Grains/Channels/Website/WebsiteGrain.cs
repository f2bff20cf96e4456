using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels.Connecting;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Channels.Website;

/// <inheritdoc cref="IWebsiteGrain"/>
/// <remarks>The identity secret stands where other platforms have their access token, so whatever is true of tokens is true of it.</remarks>
/// <param name="website">The stored state.</param>
/// <param name="vault">Keeps the secret.</param>
/// <param name="audit">Writes down what was done.</param>
[GrainType("website")]
internal sealed class WebsiteGrain(
    [PersistentState("website")] IPersistentState<WebsiteState> website, ISecretVault vault, ChannelAudit audit) : Grain, IWebsiteGrain
{
    private ConnectionKey Key => ConnectionKey.Parse(this.GetPrimaryKeyString());

    private IChannelConnectionGrain Connection => GrainFactory.GetGrain<IChannelConnectionGrain>(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task Save(string name, WebsiteSettings settings)
    {
        ChannelGate.RequireManager();
        RequireWebsite();
        if (WebsiteSettingsRules.Check(settings) is { IsEmpty: false } errors)
        {
            throw new InvalidDefinitionException(errors);
        }

        var isNew = await Connection.Get() is not { TokenReference: not null };
        await Connection.Configure(new ConnectionDefinition { Name = name, AccessToken = isNew ? NewSecret() : null });
        if (website.State.Settings is not { } present || !Same(present, settings))
        {
            await website.Replace(website.State with { Settings = settings, IsSecretInUse = website.State.IsSecretInUse && !isNew });
        }

        if (isNew)
        {
            await audit.Note(Key, ChannelAudit.Connected, new AuditDetail("by", "website"));
        }
    }

    /// <inheritdoc/>
    public async Task<WebsiteView?> Find() =>
        website.State.Settings is { } settings && await Connection.Get() is { TokenSetAt: { } setAt } status
            ? new WebsiteView { Key = Key, Name = status.Name, Settings = settings, SecretSetAt = setAt, IsSecretInUse = website.State.IsSecretInUse }
            : null;

    /// <inheritdoc/>
    public async Task<string?> RenewSecret()
    {
        ChannelGate.RequireManager();
        if (await Find() is null)
        {
            return null;
        }

        var secret = NewSecret();
        await Connection.RenewToken(secret, null);
        if (!website.State.IsSecretInUse)
        {
            await website.Replace(website.State with { IsSecretInUse = true });
        }

        await audit.Note(Key, ChannelAudit.Renewed);
        return secret;
    }

    /// <inheritdoc/>
    public async Task<string?> Recognise(string userId, string proof) =>
        website.State is { Settings: not null, IsSecretInUse: true }
        && await Connection.Get() is { TokenReference: { } reference }
        && await vault.Get(reference) is { } secret
        && WebsiteProof.Fits(secret, userId, proof)
            ? IdOf(userId)
            : null;

    /// <summary>Not the id itself, which may be an address: ids stand in keys, and keys in the clear.</summary>
    private string IdOf(string userId) =>
        "u-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key.Value + "\n" + userId)).AsSpan(0, 16));

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static bool Same(WebsiteSettings one, WebsiteSettings other) =>
        one.Origins.AsSpan().SequenceEqual(other.Origins.AsSpan()) && one with { Origins = [] } == other with { Origins = [] };

    private void RequireWebsite()
    {
        if (Key.Platform != ChannelPlatform.WebChat)
        {
            throw new InvalidKeyPartException("website");
        }
    }
}
