using System.Globalization;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Tests.Fixtures;

/// <summary>
/// Lays our events out as the index's flat fields. The index gives each kind of event certain fields only; a field that
/// is not listed for a kind here is one that no row of that kind has.
/// </summary>
internal static class EventProjection
{
    public static List<Dictionary<string, string>> Of(ParsedWebhook webhook) =>
    [
        .. webhook.Events.Select(Of),
        .. webhook.Ignored.Select(item => Fields(
            ("event", "ignore"),
            ("channel", item.Reason == "no_entries" ? null : item.Platform?.Name()),
            ("account", item.AssetId),
            ("kind", item.Kind))),
    ];

    private static Dictionary<string, string> Of(ChannelEvent channelEvent)
    {
        var fields = channelEvent switch
        {
            MessageReceived message => Message(message),
            EchoReceived echo => Echo(echo),
            ReceiptReceived receipt => Receipt(receipt),
            ReactionChanged reaction => Reaction(reaction),
            MessageEdited edit => Fields(
                ("event", "edit"), ("id", edit.MessageId), ("kind", edit.Content.Kind), ("edits", edit.TargetId), ("text", edit.Content.Text)),
            MessageUnsent unsent => channelEvent.Platform == ChannelPlatform.WhatsApp
                ? Fields(("event", "delete"), ("id", unsent.MessageId), ("kind", "revoke"), ("deletes", unsent.TargetId))
                : Fields(("event", "delete"), ("id", unsent.TargetId)),
            PostbackReceived postback => Fields(
                ("event", "postback"), ("id", postback.MessageId), ("text", postback.Title), ("payload", postback.Payload), ("referral", Shown(postback.Referral))),
            IdentityChanged changed => Identity(changed),
            ContactActivity activity => Activity(activity),
            AccountEvent account => Account(account),
            _ => throw new InvalidOperationException(channelEvent.GetType().Name),
        };
        fields["channel"] = channelEvent.Platform.Name();
        Set(fields, "account", channelEvent.AssetId.Length > 0 ? channelEvent.AssetId : null);
        Set(fields, "waba", channelEvent.BusinessAccountId);
        if (channelEvent is ContactEvent contactEvent)
        {
            Contact(fields, contactEvent);
        }

        if (HasTime(fields["event"]))
        {
            Set(fields, "ts", channelEvent.ProviderTime?.ToString(CultureInfo.InvariantCulture));
        }

        return fields;
    }

    private static void Contact(Dictionary<string, string> fields, ContactEvent contactEvent)
    {
        var contact = contactEvent.Contact;
        var isWhatsApp = contactEvent.Platform == ChannelPlatform.WhatsApp;
        Set(fields, "contact", contact.Phone ?? contact.Ids[0]);
        Set(fields, "standby", contactEvent.IsStandby ? "true" : null);
        if (fields["event"] is "comment")
        {
            Set(fields, "name", contact.Username ?? contact.Name);
        }
        else if (fields["event"] is "message" or "echo" or "reaction" or "reaction_removed" or "delete" or "edit" or "system")
        {
            Set(fields, "name", contact.Name);
            Set(fields, "username", contact.Username);
            Set(fields, "bsuid", isWhatsApp && contact.Ids.Length > 1 ? contact.Ids[0] : null);
        }
    }

    private static bool HasTime(string name) =>
        name is "message" or "echo" or "status" or "reaction" or "reaction_removed" or "edit" or "delete" or "system"
            or "delivery" or "read" or "postback" or "referral" or "optin" or "handover" or "policy_enforcement" or "feedback"
            or "payment" or "checkout_update" or "account_linking";

    private static Dictionary<string, string> Message(MessageReceived message)
    {
        var fields = Content(message.Content, message.Platform);
        fields["event"] = "message";
        Set(fields, "id", message.MessageId);
        Set(fields, "reply_to", message.ReplyTo);
        Set(fields, "reply_to_story", message.ReplyToStory);
        Set(fields, "group", message.GroupId);
        Set(fields, "referred_product", message.ReferredProduct);
        Set(fields, "referral", message.Platform == ChannelPlatform.WhatsApp ? message.Referral?.SourceId : Shown(message.Referral));
        Set(fields, "error", message.ErrorCode?.ToString(CultureInfo.InvariantCulture));
        Set(fields, "forwarded", message.IsForwarded ? "true" : null);
        Set(fields, "self", message.IsSelf ? "true" : null);
        return fields;
    }

    private static Dictionary<string, string> Echo(EchoReceived echo)
    {
        var fields = Content(echo.Content, echo.Platform);
        fields["event"] = "echo";
        Set(fields, "id", echo.MessageId);
        Set(fields, "app_id", echo.AppId);
        return fields;
    }

    private static Dictionary<string, string> Content(MessageContent content, ChannelPlatform platform)
    {
        var file = content.Attachments.FirstOrDefault();
        var isWhatsApp = platform == ChannelPlatform.WhatsApp;
        return Fields(
            ("kind", content.Attachments.Length > 1 ? string.Join('+', content.Attachments.Select(one => one.Kind)) : content.Kind),
            ("text", content.Text),
            ("payload", content.Payload),
            ("media_id", file?.MediaId),
            ("mime", file?.MimeType),
            ("filename", file?.FileName),
            ("voice", file is { IsVoice: true } ? "true" : null),
            ("animated", file is { IsAnimated: true } ? "true" : null),
            ("media_url", isWhatsApp && file?.Url is not null ? "yes" : file?.Url));
    }

    private static Dictionary<string, string> Receipt(ReceiptReceived receipt) =>
        receipt.Platform == ChannelPlatform.WhatsApp
            ? Fields(
                ("event", "status"),
                ("id", receipt.MessageIds.Single()),
                ("kind", receipt.Status.ToString().ToLowerInvariant()),
                ("code", receipt.Error?.Code.ToString(CultureInfo.InvariantCulture)),
                ("text", receipt.ErrorTitle),
                ("category", receipt.Category),
                ("group", receipt.GroupId),
                ("tracker", receipt.Tracker))
            : Fields(
                ("event", receipt.Status == ReceiptStatus.Read ? "read" : "delivery"),
                ("id", receipt.MessageIds.FirstOrDefault()),
                ("watermark", receipt.Watermark?.ToString(CultureInfo.InvariantCulture)));

    private static Dictionary<string, string> Reaction(ReactionChanged reaction) => Fields(
        ("event", reaction.IsRemoved ? "reaction_removed" : "reaction"),
        ("id", reaction.MessageId),
        ("reaction_to", reaction.TargetId),
        ("text", reaction.Emoji),
        ("kind", reaction.Platform == ChannelPlatform.WhatsApp ? "reaction" : reaction.Name));

    private static Dictionary<string, string> Identity(IdentityChanged changed) =>
        changed.Kind == "user_id_update"
            ? Fields(
                ("event", "contact_id_changed"),
                ("text", $$"""{"previous": "{{changed.Contact.Ids[0]}}", "current": "{{changed.NewIds.Single()}}"}"""))
            : Fields(
                ("event", "system"),
                ("id", changed.MessageId),
                ("kind", changed.Kind),
                ("text", changed.Text),
                ("new_wa_id", changed.Kind == "user_changed_number" ? changed.NewIds[^1] : null),
                ("new_user_id", changed.Kind == "user_changed_user_id" ? changed.NewIds[0] : null));

    private static Dictionary<string, string> Activity(ContactActivity activity) => Fields(
        ("event", activity.Event),
        ("kind", activity.Kind),
        ("id", activity.SubjectId),
        ("text", activity.Text),
        ("payload", activity.Payload),
        ("referral", activity.Referral?.SourceId),
        (activity.Event == "feedback" ? "reply_to" : "parent", activity.ParentId),
        ("media", activity.MediaId),
        ("new_owner", activity.NewOwner),
        ("previous_owner", activity.PreviousOwner),
        ("direction", activity.Direction));

    private static Dictionary<string, string> Account(AccountEvent account) => Fields(
        ("event", account.Event),
        ("kind", account.Kind),
        ("code", account.Code?.ToString(CultureInfo.InvariantCulture)),
        ("text", account.Text),
        ("id", account.EventId ?? account.SubjectId),
        ("new_user_id", account.EventId is null ? null : account.SubjectId),
        ("name", account.SubjectName ?? account.AuthorName),
        ("reason", account.Reason),
        ("parent", account.ParentId),
        ("media", account.MediaId),
        ("contact", account.AuthorId),
        ("own", account.AuthorId is not null && account.AuthorId == account.AssetId ? "true" : null));

    private static string? Shown(MessageReferral? referral) => referral?.SourceId ?? referral?.Reference ?? referral?.Source;

    private static Dictionary<string, string> Fields(params (string Name, string? Value)[] pairs)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            Set(fields, name, value);
        }

        return fields;
    }

    private static void Set(Dictionary<string, string> fields, string name, string? value)
    {
        if (value is not null)
        {
            fields[name] = value;
        }
    }
}
