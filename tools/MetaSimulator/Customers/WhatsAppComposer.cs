using System.Globalization;
using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Graph;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Customers;

/// <summary>Events of the field <c>messages</c> and <c>smb_message_echoes</c> of a WhatsApp Business Account.</summary>
internal sealed class WhatsAppComposer(Customer customer, SimulatedMeta meta) : MessageComposer(customer)
{
    private WhatsAppNumber Number => (WhatsAppNumber)Customer.Asset;

    public override WebhookEvent Text(string text, MessageExtras? extras = null) =>
        Message("text", new JsonObject { ["body"] = text }, extras, text);

    public override WebhookEvent Media(string kind, MediaFile file, string? caption = null, MessageExtras? extras = null)
    {
        var media = meta.Media.Add(file.Bytes, file.MimeType, file.FileName, TimeSpan.FromDays(7));
        var url = meta.Media.WhatsAppUrl(media);
        return Message(kind, MediaObject(kind, media, url, caption, file.FileName), extras, caption, url);
    }

    public override IReadOnlyList<WebhookEvent> Album(IReadOnlyList<MediaFile> pictures, string? caption = null) =>
        [.. pictures.Select((picture, index) => Media("image", picture, index == 0 ? caption : null))];

    public override WebhookEvent Location(double latitude, double longitude, string? name = null, string? address = null)
    {
        var location = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude };
        Set(location, "name", name);
        Set(location, "address", address);
        return Message("location", location, null, name ?? string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}"));
    }

    public override WebhookEvent ContactCard(string name, string phone)
    {
        var card = new JsonObject
        {
            ["name"] = new JsonObject { ["first_name"] = name.Split(' ')[0], ["formatted_name"] = name },
            ["phones"] = new JsonArray(new JsonObject { ["phone"] = phone, ["wa_id"] = WhatsAppNumber.Digits(phone), ["type"] = "MOBILE" }),
        };
        return Message("contacts", new JsonArray(card), null, name + " " + phone);
    }

    public override WebhookEvent Tap(PhoneOption option, string? messageId = null, string kind = "interactive")
    {
        var extras = new MessageExtras { ReplyTo = messageId };
        if (kind == "template")
        {
            return Message("button", new JsonObject { ["payload"] = option.Id, ["text"] = option.Title }, extras, option.Title);
        }

        var reply = new JsonObject { ["id"] = option.Id, ["title"] = option.Title };
        var type = kind == "list" ? "list_reply" : "button_reply";
        if (kind == "list")
        {
            Set(reply, "description", option.Description);
        }

        return Message("interactive", new JsonObject { ["type"] = type, [type] = reply }, extras, option.Title);
    }

    public override WebhookEvent React(string messageId, string? emoji)
    {
        var reaction = new JsonObject { ["message_id"] = messageId };
        if (!string.IsNullOrEmpty(emoji))
        {
            reaction["emoji"] = emoji;
        }

        return About(messageId, "reaction", reaction, view => view.Change(messageId, m => m with { Reaction = emoji }));
    }

    public override WebhookEvent Edit(string messageId, string text, int number = 1)
    {
        var content = new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = text } };
        return About(
            messageId,
            "edit",
            new JsonObject { ["original_message_id"] = messageId, ["message"] = content },
            view => view.Change(messageId, m => m with { Text = text, Edited = true }));
    }

    public override WebhookEvent Unsend(string messageId) => About(
        messageId,
        "revoke",
        new JsonObject { ["original_message_id"] = messageId },
        view => view.Change(messageId, m => m with { Unsent = true }));

    public override WebhookEvent Unsupported()
    {
        var item = Item(meta.Ids.WhatsAppMessage(), "unsupported");
        item["errors"] = new JsonArray(new JsonObject
        {
            ["code"] = 131051,
            ["title"] = "Message type unknown",
            ["message"] = "Message type unknown",
            ["error_data"] = new JsonObject { ["details"] = "Message type is currently not supported." },
        });
        return Event("messages", "messages", item, (string)item["id"]!, Shown((string)item["id"]!, "unsupported", null, null, null), true);
    }

    public override IReadOnlyList<WebhookEvent> Seen(IReadOnlyList<string> messageIds, DateTimeOffset upTo) =>
        [.. messageIds.Select(id => StatusEvents.WhatsApp(meta, Number, Customer, Customer.ContactId, id, "read", null))];

    public override WebhookEvent Receipt(string messageId, string status, int? errorCode = null) => StatusEvents.WhatsApp(
        meta,
        Number,
        Customer,
        Customer.ContactId,
        messageId,
        status,
        meta.Ledger.Find(messageId),
        errorCode is { } code ? GraphErrors.Find(code) : null);

    public override WebhookEvent HumanAnswer(string text)
    {
        var id = meta.Ids.WhatsAppMessage();
        var item = new JsonObject { ["from"] = Number.DisplayNumber };
        Set(item, "to", Customer.Phone);
        Set(item, "to_user_id", Customer.Profile.UserId);
        item["id"] = id;
        item["timestamp"] = Now();
        item["type"] = "text";
        item["text"] = new JsonObject { ["body"] = text };
        var bubble = Bubble(id, "text", text, null, null) with { FromBusiness = true, FromNativeApp = true };
        return Event("smb_message_echoes", "message_echoes", item, id, view => view.Add(bubble), false);
    }

    public override WebhookEvent IdentityChanged(string previous, string current)
    {
        var isUserId = UserIds.IsUserId(current);
        var system = new JsonObject { ["body"] = $"User {Customer.Profile.Name} changed from {previous} to {current}" };
        system[isUserId ? "user_id" : "wa_id"] = current;
        system["type"] = isUserId ? "user_changed_user_id" : "user_changed_number";
        var id = meta.Ids.WhatsAppMessage();
        var item = new JsonObject();
        if (!isUserId)
        {
            item["from"] = previous;
        }

        item["id"] = id;
        item["timestamp"] = Now();
        item["type"] = "system";
        item["system"] = system;
        return new WebhookEvent(Number, Customer.ContactId, "messages", item) { MessageId = id };
    }

    public override WebhookEvent Preference(bool stops)
    {
        var item = new JsonObject
        {
            ["wa_id"] = Customer.Phone,
            ["detail"] = $"User requested to {(stops ? "stop" : "resume")} marketing messages",
            ["category"] = "marketing_messages",
            ["value"] = stops ? "stop" : "resume",
            ["timestamp"] = meta.Clock.GetUtcNow().ToUnixTimeSeconds(),
        };
        return new WebhookEvent(Number, Customer.ContactId, "user_preferences", item) { Field = "user_preferences" };
    }

    private static JsonObject MediaObject(string kind, StoredMedia media, string url, string? caption, string? fileName)
    {
        var value = new JsonObject();
        if (kind is "image" or "video" or "document")
        {
            Set(value, "caption", caption);
        }

        if (kind == "document")
        {
            Set(value, "filename", fileName);
        }

        value["mime_type"] = media.MimeType;
        value["sha256"] = Convert.ToBase64String(media.Hash);
        value["id"] = media.Id;
        value["url"] = url;
        if (kind == "audio")
        {
            value["voice"] = media.MimeType.Contains("opus", StringComparison.Ordinal);
        }

        if (kind == "sticker")
        {
            value["animated"] = false;
        }

        return value;
    }

    private WebhookEvent Message(string type, JsonNode content, MessageExtras? extras, string? text, string? url = null)
    {
        var id = meta.Ids.WhatsAppMessage();
        var item = Item(id, type);
        if (extras is { ReplyTo: not null } or { Forwarded: true })
        {
            var context = new JsonObject();
            if (extras.ReplyTo is { } target)
            {
                context["from"] = Customer.View.Find(target)?.FromBusiness == false ? Customer.Phone : Number.DisplayNumber;
                context["id"] = target;
            }

            if (extras.Forwarded)
            {
                context["forwarded"] = true;
            }

            item["context"] = context;
        }

        if (extras?.Referral is { } referral)
        {
            var value = new JsonObject { ["source_url"] = "https://fb.me/" + referral.AdId, ["source_id"] = referral.AdId, ["source_type"] = "ad" };
            Set(value, "headline", referral.Headline);
            item["referral"] = value;
        }

        item[type] = content;
        return Event("messages", "messages", item, id, Shown(id, type, text, url, extras?.ReplyTo), true);
    }

    private WebhookEvent About(string messageId, string type, JsonObject content, Action<PhoneView> shown)
    {
        var item = Item(meta.Ids.WhatsAppMessage(), type);
        item[type] = content;
        return Event("messages", "messages", item, messageId, shown, true);
    }

    private JsonObject Item(string id, string type)
    {
        var item = new JsonObject();
        Set(item, "from", Customer.Phone);
        Set(item, "from_user_id", Customer.Profile.UserId);
        item["id"] = id;
        item["timestamp"] = Now();
        item["type"] = type;
        return item;
    }

    private WebhookEvent Event(string field, string list, JsonObject item, string id, Action<PhoneView> shown, bool opensWindow) =>
        new(Number, Customer.ContactId, list, item)
        {
            Field = field,
            MessageId = id,
            Contact = Customer.WhatsAppContact(),
            Shown = shown,
            OpensWindow = opensWindow,
        };

    private Action<PhoneView> Shown(string id, string kind, string? text, string? url, string? replyTo)
    {
        var bubble = Bubble(id, kind, text, url, replyTo);
        return view => view.Add(bubble);
    }

    private PhoneMessage Bubble(string id, string kind, string? text, string? url, string? replyTo) => new()
    {
        Id = id,
        FromBusiness = false,
        Kind = kind,
        At = meta.Clock.GetUtcNow(),
        Text = text,
        MediaUrl = url,
        ReplyTo = replyTo,
    };

    private string Now() => meta.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static void Set(JsonObject owner, string name, string? value)
    {
        if (value is not null)
        {
            owner[name] = value;
        }
    }
}
