using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>Reads messages, echoes, unsends, edits, postbacks and reactions of Messenger and Instagram.</summary>
internal static class MessagingMessages
{
    /// <summary>Reads a <c>message</c>.</summary>
    /// <param name="item">The item.</param>
    public static void Read(MessagingItem item)
    {
        var message = item.Content;
        var isEcho = message["is_echo"u8].IsTrue || item.IsFromAsset();
        if (item.Contact(isEcho) is not { } contact)
        {
            item.Sink.Ignore("no_contact", item.AssetId);
            return;
        }

        var mid = message["mid"u8].Text();
        if (message["is_deleted"u8].IsTrue && mid is not null)
        {
            item.Sink.Add(new MessageUnsent
            {
                Platform = item.Sink.Platform,
                AssetId = item.AssetId,
                ProviderTime = item.Time,
                Contact = contact,
                IsStandby = item.IsStandby,
                DedupeId = DedupeIds.Of("unsend", mid),
                TargetId = mid,
                IsOwn = isEcho,
            });
            return;
        }

        item.Sink.Add(isEcho ? ReadEcho(item, contact, mid) : ReadMessage(item, contact, mid));
    }

    /// <summary>Reads a <c>message_edit</c>.</summary>
    /// <param name="item">The item.</param>
    public static void ReadEdit(MessagingItem item)
    {
        if (item.Contact() is not { } contact || item.Content["mid"u8].Text() is not { } mid)
        {
            item.Sink.Ignore("no_contact", item.AssetId);
            return;
        }

        item.Sink.Add(new MessageEdited
        {
            Platform = item.Sink.Platform,
            AssetId = item.AssetId,
            ProviderTime = item.Time,
            Contact = contact,
            IsStandby = item.IsStandby,
            DedupeId = DedupeIds.Of("edit", item.Content.Raw, contact.Ids[0]),
            TargetId = mid,
            Content = MessagingContent.Read(item.Content),
        });
    }

    /// <summary>Reads a <c>postback</c>.</summary>
    /// <param name="item">The item.</param>
    public static void ReadPostback(MessagingItem item)
    {
        if (item.Contact() is not { } contact)
        {
            item.Sink.Ignore("no_contact", item.AssetId);
            return;
        }

        var mid = item.Content["mid"u8].Text();
        item.Sink.Add(new PostbackReceived
        {
            Platform = item.Sink.Platform,
            AssetId = item.AssetId,
            ProviderTime = item.Time,
            Contact = contact,
            IsStandby = item.IsStandby,
            DedupeId = mid is null ? DedupeIds.Of("p", item.Json.Raw) : DedupeIds.Of("p", mid),
            MessageId = mid,
            Title = item.Content["title"u8].Text(),
            Payload = item.Content["payload"u8].Text(),
            Referral = MessagingReferrals.Read(item.Content["referral"u8]),
        });
    }

    /// <summary>Reads a <c>reaction</c>.</summary>
    /// <param name="item">The item.</param>
    public static void ReadReaction(MessagingItem item)
    {
        if (item.Contact() is not { } contact || item.Content["mid"u8].Text() is not { } mid)
        {
            item.Sink.Ignore("no_contact", item.AssetId);
            return;
        }

        item.Sink.Add(new ReactionChanged
        {
            Platform = item.Sink.Platform,
            AssetId = item.AssetId,
            ProviderTime = item.Time,
            Contact = contact,
            IsStandby = item.IsStandby,
            DedupeId = DedupeIds.Of("reaction", item.Json.Raw),
            TargetId = mid,
            Emoji = item.Content["emoji"u8].Text(),
            Name = item.Content["reaction"u8].Text(),
            IsRemoved = item.Content["action"u8].TextEquals("unreact"u8),
        });
    }

    private static EchoReceived ReadEcho(MessagingItem item, ContactIdentity contact, string? mid) => new()
    {
        Platform = item.Sink.Platform,
        AssetId = item.AssetId,
        ProviderTime = item.Time,
        Contact = contact,
        IsStandby = item.IsStandby,
        DedupeId = mid is null ? DedupeIds.Of("e", item.Json.Raw) : DedupeIds.Of("e", mid),
        MessageId = mid,
        Content = MessagingContent.Read(item.Content),
        AppId = item.Content["app_id"u8].Text(),
        Metadata = item.Content["metadata"u8].Text(),
    };

    private static MessageReceived ReadMessage(MessagingItem item, ContactIdentity contact, string? mid)
    {
        var replyTo = item.Content["reply_to"u8];
        return new()
        {
            Platform = item.Sink.Platform,
            AssetId = item.AssetId,
            ProviderTime = item.Time,
            Contact = contact,
            IsStandby = item.IsStandby,
            DedupeId = mid is null ? DedupeIds.Of("m", item.Json.Raw) : DedupeIds.Of("m", mid),
            MessageId = mid,
            Content = MessagingContent.Read(item.Content),
            ReplyTo = replyTo["mid"u8].Text(),
            ReplyToStory = replyTo["story"u8]["id"u8].Text(),
            Referral = MessagingReferrals.Read(item.Content["referral"u8]),
            IsSelf = item.Content["is_self"u8].IsTrue,
        };
    }
}
