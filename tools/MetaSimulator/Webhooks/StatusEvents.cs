using System.Globalization;
using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Graph;
using Chatbotics.MetaSimulator.Ledger;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>Receipts and echoes: what Meta tells about messages the business sent.</summary>
internal static class StatusEvents
{
    /// <summary>A WhatsApp status. <paramref name="error"/> belongs to <c>failed</c>.</summary>
    public static WebhookEvent WhatsApp(
        SimulatedMeta meta,
        WhatsAppNumber number,
        Customer? customer,
        string recipient,
        string id,
        string status,
        SendRecord? send,
        GraphError? error = null)
    {
        var item = new JsonObject
        {
            ["id"] = id,
            ["status"] = status,
            ["timestamp"] = meta.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        AddRecipient(item, customer, recipient);
        if (send?.Handle is { } handle)
        {
            item["biz_opaque_callback_data"] = handle;
        }

        if (error is not null)
        {
            item["errors"] = new JsonArray(new JsonObject
            {
                ["code"] = error.Code,
                ["title"] = error.Title,
                ["message"] = error.Title,
                ["error_data"] = new JsonObject { ["details"] = error.Details ?? error.Title },
                ["href"] = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
            });
        }
        else if (status is "sent" or "delivered")
        {
            var category = send?.TemplateCategory?.ToLowerInvariant() ?? "service";
            var free = category == "service";
            item["pricing"] = new JsonObject
            {
                ["billable"] = !free,
                ["pricing_model"] = "PMP",
                ["category"] = category,
                ["type"] = free ? "free_customer_service" : "regular",
            };
        }

        return new WebhookEvent(number, recipient, "statuses", item) { MessageId = id, Contact = customer?.WhatsAppContact() };
    }

    /// <summary>A Messenger delivery receipt.</summary>
    public static WebhookEvent MessengerDelivered(SimulatedMeta meta, Asset page, string psid, string mid)
    {
        var now = meta.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return FromCustomer(meta, page, psid, "delivery", new JsonObject { ["mids"] = new JsonArray(mid), ["watermark"] = now }, mid);
    }

    /// <summary>A Messenger read receipt: it names no message, only a time.</summary>
    public static WebhookEvent MessengerRead(SimulatedMeta meta, Customer customer, DateTimeOffset upTo) =>
        MessengerRead(meta, customer.Asset, customer.ContactId, upTo);

    /// <inheritdoc cref="MessengerRead(SimulatedMeta, Customer, DateTimeOffset)"/>
    public static WebhookEvent MessengerRead(SimulatedMeta meta, Asset page, string psid, DateTimeOffset upTo) =>
        FromCustomer(meta, page, psid, "read", new JsonObject { ["watermark"] = upTo.ToUnixTimeMilliseconds() }, null);

    /// <summary>An Instagram <c>messaging_seen</c>.</summary>
    public static WebhookEvent InstagramSeen(SimulatedMeta meta, Customer customer, string mid) =>
        InstagramSeen(meta, customer.Asset, customer.ContactId, mid);

    /// <inheritdoc cref="InstagramSeen(SimulatedMeta, Customer, string)"/>
    public static WebhookEvent InstagramSeen(SimulatedMeta meta, Asset account, string igsid, string mid) =>
        FromCustomer(meta, account, igsid, "read", new JsonObject { ["mid"] = mid }, mid);

    /// <summary>The echo of a message the app itself sent, with its metadata and app id.</summary>
    public static WebhookEvent Echo(SimulatedMeta meta, Asset asset, SendRecord send)
    {
        var message = new JsonObject { ["mid"] = send.Id, ["is_echo"] = true };
        if (send.Text is not null)
        {
            message["text"] = send.Text;
        }

        // The Instagram documentation shows no app_id and no metadata in an echo.
        if (asset.Platform == Platform.Messenger)
        {
            message["app_id"] = long.TryParse(meta.Options.AppId, CultureInfo.InvariantCulture, out var app) ? app : 0;
            if (send.Handle is not null)
            {
                message["metadata"] = send.Handle;
            }
        }

        if (send.MediaUrl is not null)
        {
            message["attachments"] = new JsonArray(new JsonObject
            {
                ["type"] = send.Kind is "image" or "video" or "audio" ? send.Kind : "file",
                ["payload"] = new JsonObject { ["url"] = send.MediaUrl },
            });
        }
        else if (send.Kind == "template")
        {
            message.Remove("text");
            message["attachments"] = new JsonArray(new JsonObject
            {
                ["title"] = "",
                ["type"] = "template",
                ["payload"] = new JsonObject { ["template_type"] = "button" },
            });
        }

        return FromBusiness(meta, asset, send.Recipient, "message", message, send.Id, null);
    }

    /// <summary>An item whose sender is the business.</summary>
    public static WebhookEvent FromBusiness(
        SimulatedMeta meta,
        Asset asset,
        string contact,
        string member,
        JsonObject content,
        string? id,
        Action<PhoneView>? shown)
    {
        var item = new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = asset.EntryId },
            ["recipient"] = new JsonObject { ["id"] = contact },
            ["timestamp"] = meta.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            [member] = content,
        };
        return new WebhookEvent(asset, contact, "messaging", item) { MessageId = id, Shown = shown };
    }

    private static WebhookEvent FromCustomer(SimulatedMeta meta, Asset asset, string contact, string member, JsonObject content, string? id)
    {
        var item = new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = contact },
            ["recipient"] = new JsonObject { ["id"] = asset.EntryId },
            ["timestamp"] = meta.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            [member] = content,
        };
        return new WebhookEvent(asset, contact, "messaging", item) { MessageId = id };
    }

    /// <summary>A status names the phone where Meta shows it, the business-scoped id where there is one.</summary>
    private static void AddRecipient(JsonObject item, Customer? customer, string recipient)
    {
        var phone = customer is null ? (Customer.IsUserId(recipient) ? null : recipient) : customer.Phone;
        var userId = customer is null ? (Customer.IsUserId(recipient) ? recipient : null) : customer.Profile.UserId;
        if (phone is not null)
        {
            item["recipient_id"] = phone;
        }

        if (userId is not null)
        {
            item["recipient_user_id"] = userId;
        }

        if (customer?.Profile.ParentUserId is { } parent)
        {
            item["parent_recipient_user_id"] = parent;
        }
    }
}
