using System.Text.Json;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Sends by the WhatsApp Cloud API.</summary>
/// <param name="services">What it uses.</param>
internal sealed class WhatsAppSender(MetaSenderServices services) : MetaSender(services)
{
    /// <inheritdoc/>
    public override ChannelPlatform Platform => ChannelPlatform.WhatsApp;

    /// <inheritdoc/>
    protected override SendError? Render(SendRequest request, Utf8JsonWriter json) => WhatsAppRenderer.Render(request, json);

    /// <inheritdoc/>
    protected override string NodeOf(ConnectionCredentials credentials) => credentials.Connection.AssetId;

    /// <summary>One request marks read and shows typing, which WhatsApp ends by itself after 25 seconds; it can't show typing unread.</summary>
    /// <inheritdoc/>
    protected override Task ShowPresence(PresenceRequest request, ConnectionCredentials credentials, CancellationToken cancellationToken) =>
        request.MessageId is not { } messageId || !(request.MarkRead || request.Typing)
            ? Task.CompletedTask
            : PostQuietly(
                credentials,
                json =>
                {
                    json.WriteStartObject();
                    json.WriteString("messaging_product"u8, "whatsapp"u8);
                    json.WriteString("status"u8, "read"u8);
                    json.WriteString("message_id"u8, messageId);
                    if (request.Typing)
                    {
                        json.WriteStartObject("typing_indicator"u8);
                        json.WriteString("type"u8, "text"u8);
                        json.WriteEndObject();
                    }

                    json.WriteEndObject();
                },
                cancellationToken);
}
