using System.Collections.Immutable;
using Chatbotics.Channels.Json;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>Reads what a message of Messenger or Instagram says: text, quick reply, attachments.</summary>
internal static class MessagingContent
{
    private const int DetailsLimit = 16 * 1024;

    /// <summary>Reads a <c>message</c> or <c>message_edit</c>.</summary>
    /// <param name="message">The member.</param>
    public static MessageContent Read(JsonView message)
    {
        var text = message["text"u8].Text();
        var attachments = message["attachments"u8];
        if (!attachments.IsArray)
        {
            var payload = message["quick_reply"u8]["payload"u8].Text();
            return new()
            {
                Kind = payload is not null ? "quick_reply"
                    : message["is_unsupported"u8].IsTrue ? "unsupported"
                    : ContentKinds.Text,
                Text = text,
                Payload = payload,
            };
        }

        var read = ImmutableArray.CreateBuilder<Attachment>();
        GeoLocation? place = null;
        string? details = null;
        foreach (var attachment in attachments.Elements)
        {
            var payload = attachment["payload"u8];
            read.Add(ReadAttachment(attachment, payload));
            place ??= ReadPlace(attachment, payload);
            text ??= PlaceLine(payload["coordinates"u8]);
            details ??= IsPlainFile(payload) ? null : payload.Json(DetailsLimit);
        }

        return new()
        {
            Kind = read.Count > 0 ? read[0].Kind : ContentKinds.Text,
            Text = text,
            Payload = message["quick_reply"u8]["payload"u8].Text(),
            Attachments = read.ToImmutable(),
            Location = place,
            Details = details,
        };
    }

    private static Attachment ReadAttachment(JsonView attachment, JsonView payload) => new()
    {
        Kind = KindOf(attachment, payload),
        MediaId = payload["attachment_id"u8].Text(),

        // Story replies carry the link in a member of their own (live traffic).
        Url = payload["url"u8].Text() ?? payload["story_media_url"u8].Text() ?? attachment["url"u8].Text(),
        Title = payload["title"u8].Text() ?? attachment["title"u8].Text(),
    };

    private static string KindOf(JsonView attachment, JsonView payload)
    {
        var type = attachment["type"u8].Text() is { Length: <= 100 } word ? word : "unknown";
        return type switch
        {
            // Until 2026-08-30 a sticker is an image with a sticker_id.
            "image" when payload["sticker_id"u8].Exists => "sticker",
            "template" when payload["template_type"u8].Text() is { Length: <= 100 } template => $"template.{template}",
            "template" when payload["product"u8].Exists => "template.product",
            _ => type,
        };
    }

    private static GeoLocation? ReadPlace(JsonView attachment, JsonView payload) =>
        payload["coordinates"u8]["lat"u8].Real() is { } north && payload["coordinates"u8]["long"u8].Real() is { } east
            ? new(north, east, attachment["title"u8].Text())
            : null;

    private static string? PlaceLine(JsonView coordinates) =>
        coordinates.IsObject ? $"{coordinates["lat"u8].Text()},{coordinates["long"u8].Text()}" : null;

    // Nothing in it but the link: image, audio, video, file.
    private static bool IsPlainFile(JsonView payload)
    {
        foreach (var property in payload.Properties)
        {
            if (!property.NameEquals("url"u8) && !property.NameEquals("title"u8) && !property.NameEquals("sticker_id"u8))
            {
                return false;
            }
        }

        return payload.IsObject;
    }
}
