using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Customers;

/// <summary>Items of the <c>messaging</c> array, which Messenger and Instagram share with small differences.</summary>
internal sealed class MessagingComposer(Customer customer, SimulatedMeta meta) : MessageComposer(customer)
{
    /// <summary>The app id of the Page inbox: echoes with it were written by a person.</summary>
    private const long PageInbox = 26390203743090;

    private bool Instagram => Customer.Asset.Platform == Platform.Instagram;

    public override WebhookEvent Text(string text, MessageExtras? extras = null)
    {
        var (id, message) = Message();
        message["text"] = text;
        AddExtras(message, extras);
        return Said(id, message, "text", text, null, extras);
    }

    public override WebhookEvent Media(string kind, MediaFile file, string? caption = null, MessageExtras? extras = null)
    {
        var (id, message) = Message();
        if (caption is not null)
        {
            message["text"] = caption;
        }

        AddExtras(message, extras);
        var url = Store(file);
        message["attachments"] = new JsonArray(Attachment(kind == "document" ? "file" : kind, url));
        return Said(id, message, kind, caption, url, extras);
    }

    public override IReadOnlyList<WebhookEvent> Album(IReadOnlyList<MediaFile> pictures, string? caption = null)
    {
        var (id, message) = Message();
        if (caption is not null)
        {
            message["text"] = caption;
        }

        var urls = pictures.Select(Store).ToList();
        message["attachments"] = new JsonArray([.. urls.Select(url => Attachment("image", url))]);
        return [Said(id, message, "image", caption, urls[0], null)];
    }

    public override WebhookEvent Location(double latitude, double longitude, string? name = null, string? address = null)
    {
        if (Instagram)
        {
            throw Lacks("locations");
        }

        var (id, message) = Message();
        var coordinates = new JsonObject { ["lat"] = latitude, ["long"] = longitude };
        message["attachments"] = new JsonArray(new JsonObject
        {
            ["title"] = name,
            ["type"] = "location",
            ["payload"] = new JsonObject { ["coordinates"] = coordinates },
        });
        return Said(id, message, "location", name, null, null);
    }

    public override WebhookEvent ContactCard(string name, string phone) => throw Lacks("contact cards");

    public override WebhookEvent Tap(PhoneOption option, string? messageId = null, string kind = "interactive")
    {
        if (kind == "quick_reply")
        {
            return Text(option.Title, new MessageExtras { QuickReplyPayload = option.Id });
        }

        var id = NewId();
        var postback = new JsonObject { ["mid"] = id, ["title"] = option.Title, ["payload"] = option.Id };
        return Act("postback", postback, id, true, Shown(id, "postback", option.Title, null, null));
    }

    public override WebhookEvent React(string messageId, string? emoji)
    {
        var reaction = new JsonObject { ["mid"] = messageId, ["action"] = string.IsNullOrEmpty(emoji) ? "unreact" : "react" };
        if (!string.IsNullOrEmpty(emoji))
        {
            reaction["reaction"] = emoji is "❤" or "❤️" ? "love" : "other";
            reaction["emoji"] = emoji;
        }

        return Act("reaction", reaction, messageId, true, view => view.Change(messageId, m => m with { Reaction = emoji }));
    }

    public override WebhookEvent Edit(string messageId, string text, int number = 1) => Act(
        "message_edit",
        new JsonObject { ["mid"] = messageId, ["text"] = text, ["num_edit"] = number },
        messageId,
        false,
        view => view.Change(messageId, m => m with { Text = text, Edited = true }));

    public override WebhookEvent Unsend(string messageId) => Act(
        "message",
        new JsonObject { ["mid"] = messageId, ["is_deleted"] = true },
        messageId,
        false,
        view => view.Change(messageId, m => m with { Unsent = true }));

    public override WebhookEvent Unsupported()
    {
        var (id, message) = Message();
        message["is_unsupported"] = true;
        return Said(id, message, "unsupported", null, null, null);
    }

    public override WebhookEvent Referred(Referral referral) => Act("referral", ReferralObject(referral), null, true, _ => { });

    public override WebhookEvent StoryMention(MediaFile story)
    {
        if (!Instagram)
        {
            throw Lacks("story mentions");
        }

        var (id, message) = Message();
        var url = Store(story);
        message["attachments"] = new JsonArray(Attachment("story_mention", url));
        return Said(id, message, "story_mention", null, url, null);
    }

    public override WebhookEvent Share(string type, string url, string? title = null)
    {
        var (id, message) = Message();
        var payload = new JsonObject { ["url"] = url };
        if (title is not null)
        {
            payload["title"] = title;
        }

        message["attachments"] = new JsonArray(new JsonObject { ["type"] = type, ["payload"] = payload });
        return Said(id, message, type, title, url, null);
    }

    public override IReadOnlyList<WebhookEvent> Seen(IReadOnlyList<string> messageIds, DateTimeOffset upTo) =>
        Instagram
            ? [.. messageIds.Select(id => StatusEvents.InstagramSeen(meta, Customer, id))]
            : [StatusEvents.MessengerRead(meta, Customer, upTo)];

    public override WebhookEvent Receipt(string messageId, string status, int? errorCode = null) => (status, Instagram) switch
    {
        ("read", true) => StatusEvents.InstagramSeen(meta, Customer, messageId),
        ("read", false) => StatusEvents.MessengerRead(meta, Customer, meta.Clock.GetUtcNow()),
        ("delivered", false) => StatusEvents.MessengerDelivered(meta, Customer.Asset, Customer.ContactId, messageId),
        _ => throw Lacks($"receipt \"{status}\""),
    };

    public override WebhookEvent HumanAnswer(string text)
    {
        var id = NewId();
        var message = new JsonObject { ["mid"] = id, ["text"] = text, ["is_echo"] = true };
        if (!Instagram)
        {
            message["app_id"] = PageInbox;
        }

        var bubble = Bubble(id, "text", text, null, null) with { FromBusiness = true, FromNativeApp = true };
        return StatusEvents.FromBusiness(meta, Customer.Asset, Customer.ContactId, "message", message, id, view => view.Add(bubble));
    }

    private (string Id, JsonObject Message) Message()
    {
        var id = NewId();
        return (id, new JsonObject { ["mid"] = id });
    }

    private string NewId() => Instagram ? meta.Ids.InstagramMessage() : meta.Ids.MessengerMessage();

    private string Store(MediaFile file) => meta.Media.CdnUrl(meta.Media.Add(file.Bytes, file.MimeType, file.FileName, TimeSpan.FromDays(7)));

    private static JsonObject Attachment(string type, string url) =>
        new() { ["type"] = type, ["payload"] = new JsonObject { ["url"] = url } };

    private static void AddExtras(JsonObject message, MessageExtras? extras)
    {
        if (extras?.QuickReplyPayload is { } payload)
        {
            message["quick_reply"] = new JsonObject { ["payload"] = payload };
        }

        if (extras?.StoryId is { } story)
        {
            message["reply_to"] = new JsonObject { ["story"] = new JsonObject { ["url"] = "https://www.instagram.com/stories/" + story, ["id"] = story } };
        }
        else if (extras?.ReplyTo is { } target)
        {
            message["reply_to"] = new JsonObject { ["mid"] = target };
        }

        if (extras?.Referral is { } referral)
        {
            message["referral"] = ReferralObject(referral);
        }
    }

    private static JsonObject ReferralObject(Referral referral)
    {
        var value = new JsonObject { ["source"] = referral.Source, ["type"] = "OPEN_THREAD" };
        if (referral.Reference is not null)
        {
            value["ref"] = referral.Reference;
        }

        if (referral.AdId is not null)
        {
            value["ad_id"] = referral.AdId;
            value["ads_context_data"] = new JsonObject { ["ad_title"] = referral.Headline };
        }

        return value;
    }

    private WebhookEvent Said(string id, JsonObject message, string kind, string? text, string? url, MessageExtras? extras) =>
        Act("message", message, id, true, Shown(id, kind, text, url, extras?.ReplyTo));

    private WebhookEvent Act(string member, JsonObject content, string? id, bool opensWindow, Action<PhoneView> shown)
    {
        var item = new JsonObject
        {
            ["sender"] = new JsonObject { ["id"] = Customer.ContactId },
            ["recipient"] = new JsonObject { ["id"] = Customer.Asset.EntryId },
            ["timestamp"] = meta.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            [member] = content,
        };
        return new WebhookEvent(Customer.Asset, Customer.ContactId, "messaging", item) { MessageId = id, OpensWindow = opensWindow, Shown = shown };
    }

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
}
