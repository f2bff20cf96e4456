using System.Text.Json;
using Chatbotics.Channels.Meta.Rendering;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>
/// Writes the request of <c>POST /{phone-number-id}/messages</c> (PROTOCOLS C, WhatsApp). Limits are enforced here, with
/// a sentence for the agent, since WhatsApp tells some of them only by a failed status minutes later.
/// </summary>
internal static class WhatsAppRenderer
{
    private const int TextLimit = 4_096;
    private const int CaptionLimit = 1_024;
    private const int ReplyToLimit = 500;

    /// <summary>Writes the request.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="json">Takes the JSON.</param>
    /// <returns>Why it can't be sent; null when it is written.</returns>
    public static SendError? Render(SendRequest request, Utf8JsonWriter json)
    {
        var content = request.Content;
        if (!request.IsWithinWindow && content.Kind != ContentKinds.Template)
        {
            return SendRefusals.OutsideWindow(ChannelPlatform.WhatsApp);
        }

        json.WriteStartObject();
        json.WriteString("messaging_product"u8, "whatsapp"u8);
        json.WriteString("recipient_type"u8, "individual"u8);
        WriteRecipient(request.Recipient, json);
        if (request.ReplyTo is { Length: <= ReplyToLimit } replyTo)
        {
            json.WriteStartObject("context"u8);
            json.WriteString("message_id"u8, replyTo);
            json.WriteEndObject();
        }

        json.WriteString("biz_opaque_callback_data"u8, request.Tracker);
        var refusal = content.Kind switch
        {
            ContentKinds.Text when content.Options.IsEmpty => WriteText(content, json),
            ContentKinds.Text => WhatsAppInteractiveRenderer.Write(content, json),
            ContentKinds.Location => WriteLocation(content, json),
            ContentKinds.Template => WriteTemplate(content, json),
            _ => WriteMedia(content, json),
        };
        json.WriteEndObject();
        return refusal;
    }

    // The number keeps its "+": without it WhatsApp takes it for one of the business's own country.
    private static void WriteRecipient(ContactIdentity recipient, Utf8JsonWriter json)
    {
        var number = recipient.Phone ?? recipient.Ids.FirstOrDefault(IsNumber);
        if (number is not null)
        {
            json.WriteString("to"u8, IsNumber(number) ? "+" + number : number);
        }
        else
        {
            json.WriteString("recipient"u8, recipient.Ids[0]);
        }
    }

    private static bool IsNumber(string id) => id.All(char.IsAsciiDigit);

    private static SendError? WriteText(MessageContent content, Utf8JsonWriter json)
    {
        var text = content.Text ?? string.Empty;
        if ((TextLimits.Require(text) ?? TextLimits.Check(ChannelPlatform.WhatsApp, "a text", text.Length, TextLimit)) is { } refusal)
        {
            return refusal;
        }

        json.WriteString("type"u8, "text"u8);
        json.WriteStartObject("text"u8);
        json.WriteString("body"u8, text);
        if (text.Contains("https://", StringComparison.Ordinal))
        {
            json.WriteBoolean("preview_url"u8, true);
        }

        json.WriteEndObject();
        return null;
    }

    private static SendError? WriteMedia(MessageContent content, Utf8JsonWriter json)
    {
        if (MediaRules.Check(ChannelPlatform.WhatsApp, content, out var file) is { } refusal)
        {
            return refusal;
        }

        var hasCaption = content.Kind is ContentKinds.Image or ContentKinds.Video or ContentKinds.Document;
        if (content.Text is { Length: > 0 } text)
        {
            if (!hasCaption)
            {
                return SendRefusals.Content("WhatsApp shows no words with a sound or a sticker. Send the text by itself.");
            }

            if (TextLimits.Check(ChannelPlatform.WhatsApp, "a caption", text.Length, CaptionLimit) is { } tooLong)
            {
                return tooLong;
            }
        }

        json.WriteString("type"u8, content.Kind);
        json.WriteStartObject(content.Kind);
        json.WriteString(file.MediaId is null ? "link"u8 : "id"u8, file.MediaId ?? file.Url);
        if (hasCaption && content.Text is { Length: > 0 } caption)
        {
            json.WriteString("caption"u8, caption);
        }

        if (content.Kind == ContentKinds.Document && file.FileName is { Length: > 0 and <= 240 } name)
        {
            json.WriteString("filename"u8, name);
        }

        json.WriteEndObject();
        return null;
    }

    private static SendError? WriteLocation(MessageContent content, Utf8JsonWriter json)
    {
        if (content.Location is not { } place || !double.IsFinite(place.Latitude) || !double.IsFinite(place.Longitude))
        {
            return SendRefusals.Content("The place is missing.");
        }

        json.WriteString("type"u8, "location"u8);
        json.WriteStartObject("location"u8);
        json.WriteNumber("latitude"u8, place.Latitude);
        json.WriteNumber("longitude"u8, place.Longitude);
        if (place.Name is not null)
        {
            json.WriteString("name"u8, place.Name);
        }

        if (place.Address is not null)
        {
            json.WriteString("address"u8, place.Address);
        }

        json.WriteEndObject();
        return null;
    }

    private static SendError? WriteTemplate(MessageContent content, Utf8JsonWriter json)
    {
        if (content.Template is not { Name.Length: > 0, Language.Length: > 0 } template)
        {
            return SendRefusals.Content("Choose a template.");
        }

        json.WriteString("type"u8, "template"u8);
        json.WriteStartObject("template"u8);
        json.WriteString("name"u8, template.Name);
        json.WriteStartObject("language"u8);
        json.WriteString("code"u8, template.Language);
        json.WriteEndObject();
        WriteComponents(template, json);
        json.WriteEndObject();
        return null;
    }

    private static void WriteComponents(TemplateReference template, Utf8JsonWriter json)
    {
        if (template.BodyParameters.IsEmpty && template.HeaderParameters.IsEmpty && template.ButtonParameters.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("components"u8);
        WriteTexts("header"u8, template.HeaderParameters, json);
        WriteTexts("body"u8, template.BodyParameters, json);
        foreach (var button in template.ButtonParameters)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "button"u8);
            json.WriteString("sub_type"u8, button.Type);
            json.WriteString("index"u8, button.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteStartArray("parameters"u8);
            json.WriteStartObject();
            var (type, member) = button.Type switch
            {
                "copy_code" => ("coupon_code", "coupon_code"),
                "quick_reply" => ("payload", "payload"),
                _ => ("text", "text"),
            };
            json.WriteString("type"u8, type);
            json.WriteString(member, button.Text);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(ReadOnlySpan<byte> component, System.Collections.Immutable.ImmutableArray<string> texts, Utf8JsonWriter json)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, component);
        json.WriteStartArray("parameters"u8);
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
