using System.Text;
using System.Text.Json;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Checks a Messenger or Instagram send as Meta does and reads what matters of it.</summary>
internal sealed class MessagingRequests(SimulatedMeta meta)
{
    private const int MostText = 2000;
    private const int MostInstagramBytes = 1000;

    public GraphError? Parse(Asset asset, JsonElement body, out SendRequest? request)
    {
        request = null;
        var to = body.Member("recipient"u8);
        var recipient = to.Text("id"u8);
        var indirect = to.Text("comment_id"u8) ?? to.Text("post_id"u8) ?? to.Text("user_ref"u8) ?? to.Text("notification_messages_token"u8);
        if (string.IsNullOrEmpty(recipient ?? indirect))
        {
            return Invalid("The parameter recipient is required");
        }

        if (body.Text("sender_action"u8) is { } action)
        {
            return Action(body, recipient ?? "", action, out request);
        }

        var message = body.Member("message"u8);
        if (message.ValueKind != JsonValueKind.Object)
        {
            return Invalid("The parameter message is required");
        }

        return Tag(body, out var humanAgent, out var utility)
            ?? Message(asset, recipient ?? indirect!, message, humanAgent, utility || recipient is null, out request);
    }

    private static GraphError? Action(JsonElement body, string recipient, string action, out SendRequest? request)
    {
        var payload = body.Member("payload"u8);
        request = action switch
        {
            "typing_on" => new() { Call = CallKind.Action, Recipient = recipient, Typing = true },
            "typing_off" => new() { Call = CallKind.Action, Recipient = recipient, Typing = false },
            "mark_seen" => new() { Call = CallKind.Action, Recipient = recipient, MarksRead = true },
            "react" => new() { Call = CallKind.Action, Recipient = recipient, Target = payload.Text("message_id"u8), Emoji = payload.Text("reaction"u8) ?? "love" },
            "unreact" => new() { Call = CallKind.Action, Recipient = recipient, Target = payload.Text("message_id"u8) },
            _ => null,
        };
        return request is null ? Invalid("Param sender_action must be one of {TYPING_ON, TYPING_OFF, MARK_SEEN, REACT, UNREACT}") : null;
    }

    private static GraphError? Tag(JsonElement body, out bool humanAgent, out bool utility)
    {
        var type = body.Text("messaging_type"u8);
        var tag = body.Text("tag"u8);
        humanAgent = tag == "HUMAN_AGENT";
        utility = type == "UTILITY";
        if (type is not (null or "RESPONSE" or "UPDATE" or "MESSAGE_TAG" or "UTILITY"))
        {
            return Invalid("Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG, UTILITY}");
        }

        if (type == "MESSAGE_TAG" && tag is null)
        {
            return Invalid("The parameter tag is required when messaging_type is MESSAGE_TAG");
        }

        // CONFIRMED_EVENT_UPDATE, ACCOUNT_UPDATE and POST_PURCHASE_UPDATE ended on 2026-04-27 and fall under the same refusal as invented ones.
        return tag is null or "HUMAN_AGENT" ? null : Invalid($"The message tag {tag} is no longer supported");
    }

    private GraphError? Message(Asset asset, string recipient, JsonElement message, bool humanAgent, bool noWindow, out SendRequest? request)
    {
        request = null;
        var instagram = asset.Platform == Platform.Instagram;
        var text = message.Text("text"u8);
        var attachments = message.Member("attachment"u8) is { ValueKind: JsonValueKind.Object } one ? [one] : message.Member("attachments"u8).Items().ToList();
        if (text is null && attachments.Count == 0)
        {
            return Invalid("Message cannot be empty, must provide valid attachment or text");
        }

        if (instagram ? text is not null && Encoding.UTF8.GetByteCount(text) > MostInstagramBytes : text?.Length > MostText && text.Length() > MostText)
        {
            return Invalid($"Length of param message[text] must be less than or equal to {(instagram ? MostInstagramBytes : MostText)}");
        }

        var quickReplies = message.Member("quick_replies"u8).Items().Select(QuickReply).ToList();
        if (quickReplies.Count > 13 || quickReplies.Any(reply => reply.Id.Length > 1000))
        {
            return Invalid("Invalid keys or lengths in message[quick_replies]: at most 13, each with a payload of at most 1000 characters");
        }

        if (message.Text("metadata"u8)?.Length > 1000)
        {
            return Invalid("Length of param message[metadata] must be less than or equal to 1000");
        }

        string? url = null;
        var kind = quickReplies.Count > 0 ? "quick_reply" : "text";
        var options = quickReplies;
        foreach (var attachment in attachments)
        {
            if (Attachment(attachment, instagram, ref kind, ref url, ref text, ref options) is { } error)
            {
                return error;
            }
        }

        request = new()
        {
            Recipient = recipient,
            Input = recipient,
            Kind = kind,
            Text = text,
            Handle = message.Text("metadata"u8),
            ReplyTo = message.Member("reply_to"u8).Text("mid"u8),
            MediaUrl = url,
            Options = [.. options],
            HumanAgent = humanAgent,
            NeedsNoWindow = noWindow,
        };
        return null;
    }

    private GraphError? Attachment(JsonElement attachment, bool instagram, ref string kind, ref string? url, ref string? text, ref List<PhoneOption> options)
    {
        var type = attachment.Text("type"u8);
        var payload = attachment.Member("payload"u8);
        switch (type)
        {
            case "template":
                kind = "template";
                var elements = payload.Member("elements"u8).Items().ToList();
                text = payload.Text("text"u8) ?? string.Join('\n', elements.Select(element => element.Text("title"u8)));
                options = [.. payload.Member("buttons"u8).Items().Concat(elements.SelectMany(element => element.Member("buttons"u8).Items())).Select(Button)];
                return payload.Text("template_type"u8) is null ? Invalid("The parameter attachment[payload][template_type] is required") : null;
            case "image" or "video" or "audio" or "file" or "sticker" or "like_heart" or "MEDIA_SHARE":
                kind = type;
                break;
            default:
                return Invalid("Param message[attachment][type] must be one of {AUDIO, FILE, IMAGE, TEMPLATE, VIDEO}");
        }

        if (type is "like_heart" or "MEDIA_SHARE")
        {
            return null;
        }

        if (payload.Text("attachment_id"u8) is { } id)
        {
            if (meta.Media.Find(id) is not { } media)
            {
                return GraphErrors.Find(100, 2018047) with { Message = "(#100) Attachment ID is invalid." };
            }

            url = meta.Media.CdnUrl(media);
            return media.MimeType.StartsWith(type == "file" ? "" : type, StringComparison.Ordinal) ? null : GraphErrors.Find(100, 2018047);
        }

        url = payload.Text("url"u8);
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
        {
            return instagram ? Invalid("Param message[attachment][payload][url] must be a valid URL") : GraphErrors.Find(100, 2018047);
        }

        return null;
    }

    private static PhoneOption QuickReply(JsonElement reply)
    {
        var title = reply.Text("title"u8) ?? reply.Text("content_type"u8) ?? "";
        return new(reply.Text("payload"u8) ?? "", title.Length > 20 ? title[..20] : title);
    }

    private static PhoneOption Button(JsonElement button) =>
        new(button.Text("payload"u8) ?? "", button.Text("title"u8) ?? "", null, button.Text("url"u8));

    private static GraphError Invalid(string message) => new(400, 100, "(#100) " + message);
}
