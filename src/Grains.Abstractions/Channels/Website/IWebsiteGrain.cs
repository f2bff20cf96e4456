namespace Chatbotics.Grains.Abstractions.Channels.Website;

/// <summary>
/// The chat of a website: how it looks, where it may stand, and the secret by which the site's server proves who a visitor
/// is. Key: <see cref="ConnectionKey.Value"/> of a connection of platform <see cref="ChannelPlatform.WebChat"/>, whose asset
/// is the id in the snippet.
/// </summary>
[Alias("website")]
public interface IWebsiteGrain : IGrainWithStringKey
{
    /// <summary>Makes the channel or changes it. A new one gets an identity secret. Needs the permission to manage channels.</summary>
    /// <param name="name">What the team calls it.</param>
    /// <param name="settings">How it looks and where it may stand.</param>
    /// <exception cref="Tenancy.InvalidDefinitionException">Something can't be so; nothing was changed.</exception>
    [Alias("save")]
    Task Save(string name, WebsiteSettings settings);

    /// <summary>The channel, or null when it was never made or is disconnected.</summary>
    [Alias("find")]
    Task<WebsiteView?> Find();

    /// <summary>
    /// Puts a new identity secret in the place of the present one and gives it, once: it is never readable again. Proofs under
    /// the old one are wrong from now on. Needs the permission to manage channels.
    /// </summary>
    /// <returns>The secret; null when there is no such channel.</returns>
    [Alias("renew-secret")]
    Task<string?> RenewSecret();

    /// <summary>
    /// The external id of a user whose id is proved, the same on every device; null when the proof is missing or wrong, or
    /// of another channel's secret.
    /// </summary>
    /// <param name="userId">The site's own id of the user; hostile.</param>
    /// <param name="proof">From <see cref="WebsiteProof"/>; hostile.</param>
    [Alias("recognise")]
    Task<string?> Recognise(string userId, string proof);
}
