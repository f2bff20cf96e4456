using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads <c>statuses[]</c>: what became of messages that we sent.</summary>
internal static class WhatsAppStatuses
{
    /// <summary>Reads the statuses of a value.</summary>
    /// <param name="value">The value.</param>
    public static void Read(WhatsAppValue value)
    {
        foreach (var status in value.Value["statuses"u8].Elements)
        {
            if (StatusOf(status["status"u8]) is not { } reached || status["id"u8].Text() is not { } id)
            {
                value.Sink.Ignore("unknown_status", value.AssetId, status["status"u8].Text());
                continue;
            }

            // Only the item's own ids: a status may be for another person than the value's contact.
            var contact = Identities.OnWhatsApp(status["recipient_user_id"u8].Text(), status["recipient_id"u8].Text());
            if (contact is null)
            {
                value.Sink.Ignore("no_contact", value.AssetId);
                continue;
            }

            value.Sink.Add(ReadStatus(value, status, reached, id, contact));
        }
    }

    private static ReceiptReceived ReadStatus(
        WhatsAppValue value, JsonView status, ReceiptStatus reached, string id, ContactIdentity contact)
    {
        var error = GraphError.FromStatus(status["errors"u8]);
        return new()
        {
            Platform = ChannelPlatform.WhatsApp,
            AssetId = value.AssetId,
            BusinessAccountId = value.BusinessAccountId,
            ProviderTime = ProviderTimes.Read(status["timestamp"u8]),
            Contact = contact,
            DedupeId = DedupeIds.Of(Word(reached), id),
            Status = reached,
            MessageIds = [id],
            Error = error is null ? null : SendErrorMap.Of(ChannelPlatform.WhatsApp, error).Error,
            ErrorTitle = error?.Details ?? error?.Message,
            Tracker = status["biz_opaque_callback_data"u8].Text(),
            Category = status["pricing"u8]["category"u8].Text(),
            GroupId = status["recipient_type"u8].TextEquals("group"u8) ? status["recipient_id"u8].Text() : null,
        };
    }

    private static ReceiptStatus? StatusOf(JsonView status) =>
        status.TextEquals("delivered"u8) ? ReceiptStatus.Delivered
        : status.TextEquals("read"u8) ? ReceiptStatus.Read
        : status.TextEquals("sent"u8) ? ReceiptStatus.Sent
        : status.TextEquals("failed"u8) ? ReceiptStatus.Failed
        : status.TextEquals("played"u8) ? ReceiptStatus.Played
        : null;

    private static string Word(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Sent => "sent",
        ReceiptStatus.Delivered => "delivered",
        ReceiptStatus.Read => "read",
        ReceiptStatus.Played => "played",
        _ => "failed",
    };
}
