using Chatbotics.Grains.Abstractions.Notifications;

namespace Chatbotics.Grains.Notifications.Ports;

/// <summary>Brings messages to browsers over their push services (RFC 8030), sealed for the browser alone (RFC 8291).</summary>
public interface IWebPush
{
    /// <summary>The name under which the installation's private key (RFC 8292) lies in the vault: PKCS #8 in base64.</summary>
    const string KeyReference = "installation/web-push";

    /// <summary>The installation's public key, made by its grain, by which push services know it: an uncompressed point of P-256 in base64url.</summary>
    ValueTask<string> PublicKey();

    /// <summary>Whether a subscription is one: an https address of a push service, a point of the curve, a secret of 16 bytes.</summary>
    /// <param name="subscription">What a browser gave.</param>
    bool IsGood(PushSubscription subscription);

    /// <summary>Sends a message. Never throws for what the other side does.</summary>
    /// <param name="subscription">To whom.</param>
    /// <param name="message">What, at most 3,000 bytes of UTF-8.</param>
    /// <param name="topic">What a later message about the same replaces, as long as neither was delivered; 1 to 32 signs of base64url.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<PushResult> Send(PushSubscription subscription, string message, string topic, CancellationToken cancellationToken = default);
}
