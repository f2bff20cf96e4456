using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads <c>messages[]</c>: what customers wrote, and the edits, unsends, reactions and system notes among it.</summary>
internal static class WhatsAppMessages
{
    /// <summary>Reads the messages of a value.</summary>
    /// <param name="value">The value.</param>
    public static void Read(WhatsAppValue value)
    {
        var messages = value.Value["messages"u8];
        var isOnly = messages.Count == 1;
        foreach (var message in messages.Elements)
        {
            if (message["type"u8].TextEquals("system"u8))
            {
                WhatsAppIdentityEvents.ReadSystem(value, message, isOnly);
                continue;
            }

            var contact = value.Identify(message["from"u8].Text(), message["from_user_id"u8].Text(), isOnly);
            if (contact is null)
            {
                value.Sink.Ignore("no_contact", value.AssetId);
                continue;
            }

            value.Sink.Add(ReadChange(value, message, contact, isOwn: false) ?? ReadMessage(value, message, contact));
        }
    }

    /// <summary>An edit, unsend or reaction; null for what is a message of its own.</summary>
    /// <param name="value">The value it came in.</param>
    /// <param name="message">The item.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="isOwn">The business did it, in its app.</param>
    public static ContactEvent? ReadChange(WhatsAppValue value, JsonView message, ContactIdentity contact, bool isOwn)
    {
        var type = message["type"u8];
        if (type.TextEquals("edit"u8) && message["edit"u8]["original_message_id"u8].Text() is { } edited)
        {
            return new MessageEdited
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(message["timestamp"u8]),
                Contact = contact,
                DedupeId = IdOf("m", message, contact),
                MessageId = message["id"u8].Text(),
                TargetId = edited,
                Content = WhatsAppContent.Read(message["edit"u8]["message"u8]),
                IsOwn = isOwn,
            };
        }

        if (type.TextEquals("revoke"u8) && message["revoke"u8]["original_message_id"u8].Text() is { } revoked)
        {
            return new MessageUnsent
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(message["timestamp"u8]),
                Contact = contact,
                DedupeId = IdOf("m", message, contact),
                MessageId = message["id"u8].Text(),
                TargetId = revoked,
                IsOwn = isOwn,
            };
        }

        if (!isOwn && type.TextEquals("reaction"u8) && message["reaction"u8]["message_id"u8].Text() is { } target)
        {
            // Taken back: the emoji is empty or absent.
            var emoji = message["reaction"u8]["emoji"u8].Text();
            return new ReactionChanged
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = ProviderTimes.Read(message["timestamp"u8]),
                Contact = contact,
                DedupeId = IdOf("m", message, contact),
                MessageId = message["id"u8].Text(),
                TargetId = target,
                Emoji = emoji,
                IsRemoved = emoji is null,
            };
        }

        return null;
    }

    /// <summary>The id by which a redelivered item is known.</summary>
    /// <param name="kind">The event's kind.</param>
    /// <param name="item">The item.</param>
    /// <param name="contact">The contact.</param>
    public static string IdOf(string kind, JsonView item, ContactIdentity contact) =>
        item["id"u8].Text() is { } id ? DedupeIds.Of(kind, id) : DedupeIds.Of(kind, item.Raw, contact.Ids[0]);

    private static MessageReceived ReadMessage(WhatsAppValue value, JsonView message, ContactIdentity contact)
    {
        var context = message["context"u8];
        return new()
        {
            Platform = ChannelPlatform.WhatsApp,
            AssetId = value.AssetId,
            BusinessAccountId = value.BusinessAccountId,
            ProviderTime = ProviderTimes.Read(message["timestamp"u8]),
            Contact = contact,
            DedupeId = IdOf("m", message, contact),
            MessageId = message["id"u8].Text(),
            Content = WhatsAppContent.Read(message),
            ReplyTo = context["id"u8].Text(),
            Referral = ReadReferral(message["referral"u8]),
            IsForwarded = context["forwarded"u8].IsTrue || context["frequently_forwarded"u8].IsTrue,
            GroupId = message["group_id"u8].Text(),
            ReferredProduct = context["referred_product"u8]["product_retailer_id"u8].Text(),
            ErrorCode = FirstError(message),
        };
    }

    private static int? FirstError(JsonView message)
    {
        foreach (var error in message["errors"u8].Elements)
        {
            return error["code"u8].Small();
        }

        return null;
    }

    private static MessageReferral? ReadReferral(JsonView referral) => !referral.IsObject ? null : new()
    {
        Source = referral["source_type"u8].Text(),
        SourceId = referral["source_id"u8].Text(),
        Reference = referral["ctwa_clid"u8].Text(),
        Headline = referral["headline"u8].Text(),
        Url = referral["source_url"u8].Text(),
    };
}
