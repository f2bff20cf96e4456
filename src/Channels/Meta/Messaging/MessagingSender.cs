using System.Text.Json;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>What the senders of Messenger and Instagram share: the Send API and its sender actions.</summary>
/// <param name="services">What they use.</param>
internal abstract class MessagingSender(MetaSenderServices services) : MetaSender(services)
{
    /// <inheritdoc/>
    protected override SendError? Render(SendRequest request, Utf8JsonWriter json) =>
        MessagingRenderer.Render(Platform, request, json);

    /// <summary>Each sender action is a request of its own.</summary>
    /// <inheritdoc/>
    protected override async Task ShowPresence(
        PresenceRequest request, ConnectionCredentials credentials, CancellationToken cancellationToken)
    {
        if (request.MarkRead)
        {
            await Act("mark_seen");
        }

        if (request.Typing)
        {
            await Act("typing_on");
        }

        Task Act(string action) =>
            PostQuietly(credentials, json => MessagingRenderer.RenderAction(request.Recipient, action, json), cancellationToken);
    }
}
