using System.Text;
using Chatbotics.Channels.Json;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads what a message says, by its <c>type</c>. Types that we don't know keep their word and their JSON.</summary>
internal static class WhatsAppContent
{
    private const int DetailsLimit = 16 * 1024;

    private static readonly string[] KnownTypes =
    [
        "text", "image", "audio", "video", "document", "sticker", "location", "interactive", "button", "contacts", "order",
    ];

    /// <summary>Reads the content of a message, an echo or an edit.</summary>
    /// <param name="message">The object with <c>type</c> and the member of that name.</param>
    public static MessageContent Read(JsonView message)
    {
        // Most messages are text.
        if (message["type"u8].TextEquals("text"u8))
        {
            return new() { Kind = ContentKinds.Text, Text = message["text"u8]["body"u8].Text() };
        }

        var type = TypeOf(message);
        var part = message[Encoding.UTF8.GetBytes(type)];
        return type switch
        {
            "text" => new() { Kind = type, Text = part["body"u8].Text() },
            "image" or "audio" or "video" or "document" or "sticker" => ReadMedia(type, part),
            "interactive" => WhatsAppInteractiveContent.Read(part),
            "button" => new() { Kind = type, Text = part["text"u8].Text(), Payload = part["payload"u8].Text() },
            "location" => ReadLocation(type, part),
            "contacts" => new() { Kind = type, Text = ContactLine(part), Details = part.Json(DetailsLimit) },
            "order" => new() { Kind = type, Text = OrderLine(part), Details = part.Json(DetailsLimit) },
            _ => new() { Kind = type, Details = part.Json(DetailsLimit) },
        };
    }

    private static string TypeOf(JsonView message)
    {
        if (message["type"u8].Text() is { Length: <= 100 } word)
        {
            return word;
        }

        // Seen without a type: the member says it.
        foreach (var known in KnownTypes)
        {
            if (message[Encoding.UTF8.GetBytes(known)].Exists)
            {
                return known;
            }
        }

        return "unknown";
    }

    private static MessageContent ReadMedia(string type, JsonView media) => new()
    {
        Kind = type,
        Text = media["caption"u8].Text(),
        Attachments =
        [
            new()
            {
                Kind = type,
                MediaId = media["id"u8].Text(),
                Url = media["url"u8].Text(),
                MimeType = media["mime_type"u8].Text(),
                FileName = media["filename"u8].Text(),
                Sha256 = media["sha256"u8].Text(),
                IsVoice = media["voice"u8].IsTrue,
                IsAnimated = media["animated"u8].IsTrue,
            },
        ],
    };

    private static MessageContent ReadLocation(string type, JsonView location)
    {
        var latitude = location["latitude"u8];
        var longitude = location["longitude"u8];
        var name = location["name"u8].Text();
        var place = $"{latitude.Text()},{longitude.Text()}";
        return new()
        {
            Kind = type,
            Text = name is null ? place : $"{place} {name}",
            Location = latitude.Real() is { } north && longitude.Real() is { } east
                ? new(north, east, name, location["address"u8].Text())
                : null,
        };
    }

    private static string ContactLine(JsonView cards)
    {
        var line = new StringBuilder();
        foreach (var card in cards.Elements)
        {
            line.Append(line.Length > 0 ? "; " : null).Append(card["name"u8]["formatted_name"u8].Text() ?? "?");
            foreach (var phone in card["phones"u8].Elements)
            {
                line.Append(' ').Append(phone["phone"u8].Text() ?? phone["wa_id"u8].Text());
                break;
            }
        }

        return line.ToString();
    }

    private static string OrderLine(JsonView order)
    {
        var items = order["product_items"u8];
        var line = new StringBuilder().Append(items.Count).Append(" items: ");
        var isFirst = true;
        foreach (var item in items.Elements)
        {
            line.Append(isFirst ? null : ",")
                .Append(item["product_retailer_id"u8].Text()).Append('x').Append(item["quantity"u8].Text());
            isFirst = false;
        }

        return line.ToString();
    }
}
