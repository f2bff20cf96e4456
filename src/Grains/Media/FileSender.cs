using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Media;

/// <summary>A sender that hands a message's files over first. What fails there was surely not sent.</summary>
/// <param name="inner">The platform's sender.</param>
/// <param name="media">Hands files over.</param>
internal sealed class FileSender(IChannelSender inner, MediaDesk media) : IChannelSender
{
    /// <inheritdoc/>
    public ChannelPlatform Platform => inner.Platform;

    /// <inheritdoc/>
    public Task<SendOutcome> Send(SendRequest request, CancellationToken cancellationToken = default) =>
        request.Content.Attachments.IsDefaultOrEmpty ? inner.Send(request, cancellationToken) : SendFiles(request, cancellationToken);

    /// <inheritdoc/>
    public Task ShowPresence(PresenceRequest request, CancellationToken cancellationToken = default) => inner.ShowPresence(request, cancellationToken);

    private async Task<SendOutcome> SendFiles(SendRequest request, CancellationToken cancellationToken)
    {
        SendRequest ready;
        try
        {
            (ready, var error) = await media.HandOver(request, cancellationToken);
            if (error is not null)
            {
                return SendOutcome.Failed(error);
            }
        }
        catch (Exception)
        {
            return SendOutcome.Failed(new SendError { Kind = SendErrorKind.Temporary, Text = "The file could not be handed over. We try again by ourselves." });
        }

        return await inner.Send(ready, cancellationToken);
    }
}
