using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>Sends to one platform. Implementations know the protocol; they keep no state of conversations.</summary>
public interface IChannelSender
{
    /// <summary>The platform it serves.</summary>
    ChannelPlatform Platform { get; }

    /// <summary>
    /// Sends one message. Never throws for what the platform or the network does: that is in the outcome. A connection
    /// whose breaker is open answers <see cref="SendErrorKind.Temporary"/> at once.
    /// </summary>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Cancelled when the process stops; the outcome is then unknown unless nothing was sent.</param>
    Task<SendOutcome> Send(SendRequest request, CancellationToken cancellationToken = default);

    /// <summary>Marks a message read and shows that someone writes, as far as the platform can. Best effort: failures are ignored.</summary>
    /// <param name="request">For whom.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task ShowPresence(PresenceRequest request, CancellationToken cancellationToken = default);
}
