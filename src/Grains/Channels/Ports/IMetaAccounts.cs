using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels.Connecting;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>
/// Speaks with Meta about accounts rather than messages: logins, tokens, what can be connected, subscriptions, health.
/// Nothing that Meta or the network does is thrown.
/// </summary>
public interface IMetaAccounts
{
    /// <summary>The settings without which a way to connect can't be offered; empty when it can.</summary>
    /// <param name="flow">The way.</param>
    ImmutableArray<string> MissingSettings(ConnectFlow flow);

    /// <summary>The address of Meta's login.</summary>
    /// <param name="flow">The way; not <see cref="ConnectFlow.WhatsAppToken"/>, which needs no login.</param>
    /// <param name="redirectUri">Where it sends the person back to.</param>
    /// <param name="state">What it gives back unchanged.</param>
    Uri Dialog(ConnectFlow flow, string redirectUri, string state);

    /// <summary>Exchanges a login's code and reads what the person lets us connect.</summary>
    /// <param name="flow">The way.</param>
    /// <param name="code">The code; good once, for 30 seconds to an hour.</param>
    /// <param name="redirectUri">The same as at the login.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<MetaAnswer<MetaGrant>> Redeem(ConnectFlow flow, string code, string redirectUri, CancellationToken cancellationToken);

    /// <summary>Checks a token that the owner made, and reads the number it is for.</summary>
    /// <param name="token">The token, the number and its account.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<MetaAnswer<MetaGrant>> ReadNumber(ConnectToken token, CancellationToken cancellationToken);

    /// <summary>Puts a number on the Cloud API.</summary>
    /// <param name="asset">The number.</param>
    /// <param name="token">Its token.</param>
    /// <param name="pin">Its six-digit PIN for two-step verification.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Why not; null when it is.</returns>
    Task<MetaFault?> Register(ConnectAsset asset, string token, string pin, CancellationToken cancellationToken);

    /// <summary>Subscribes the app to an asset's webhooks.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="token">Its token.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Why not; null when it is.</returns>
    Task<MetaFault?> Subscribe(ConnectAsset asset, string token, CancellationToken cancellationToken);

    /// <summary>Ends the subscription.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="token">Its token.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Why not; null when it is.</returns>
    Task<MetaFault?> Unsubscribe(ConnectAsset asset, string token, CancellationToken cancellationToken);

    /// <summary>Renews a token of Instagram Login, which must be at least a day old and not expired.</summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<MetaAnswer<MetaToken>> Renew(string token, CancellationToken cancellationToken);

    /// <summary>Reads everything that an examination looks at. What couldn't be read is missing in it.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="token">Its token.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<MetaFacts> Inspect(ConnectAsset asset, string token, CancellationToken cancellationToken);

    /// <summary>Sends WhatsApp's template "hello_world".</summary>
    /// <param name="asset">The number that sends.</param>
    /// <param name="token">Its token.</param>
    /// <param name="to">The number that gets it, with country code.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Why not; null when WhatsApp took it.</returns>
    Task<MetaFault?> SendTest(ConnectAsset asset, string token, string to, CancellationToken cancellationToken);
}
