using System.Text.Json;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Checks a WhatsApp send as Meta does and reads what matters of it.</summary>
internal sealed class WhatsAppRequests(SimulatedMeta meta)
{
    private const int MostText = 4096;
    private const int MostCaption = 1024;

    public GraphError? Parse(WhatsAppNumber number, JsonElement body, out SendRequest? request)
    {
        request = null;
        if (body.Text("messaging_product"u8) != "whatsapp")
        {
            return new(400, 100, "(#100) The parameter messaging_product is required.");
        }

        if (!number.Registered)
        {
            return GraphErrors.Find(133010);
        }

        if (body.Text("status"u8) is { } status)
        {
            return ReadMark(body, status, out request);
        }

        var to = body.Text("to"u8);
        var input = to ?? body.Text("recipient"u8);
        if (string.IsNullOrEmpty(input))
        {
            return new(400, 100, "(#100) The parameter to is required.");
        }

        var recipient = to is null || UserIds.IsUserId(to) || to.EndsWith("@g.us", StringComparison.Ordinal) ? input : WhatsAppNumber.Digits(to);
        if (recipient.Length == 0 || (to is null && !UserIds.IsUserId(recipient)))
        {
            return GraphErrors.WhatsApp(131009, $"The recipient {input} is neither a phone number nor a business-scoped user id.");
        }

        if (recipient == number.DisplayNumber)
        {
            return GraphErrors.Find(131021);
        }

        return Content(number, body, input, recipient, out request);
    }

    private static GraphError? ReadMark(JsonElement body, string status, out SendRequest? request)
    {
        request = null;
        if (status != "read")
        {
            return Invalid("Param status must be one of {READ}");
        }

        if (body.Text("message_id"u8) is not { Length: > 0 } id)
        {
            return GraphErrors.WhatsApp(131008, "The parameter message_id is required.");
        }

        var typing = body.Member("typing_indicator"u8);
        if (typing.ValueKind != JsonValueKind.Undefined && typing.Text("type"u8) != "text")
        {
            return Invalid("Param typing_indicator['type'] must be one of {TEXT}");
        }

        request = new() { Call = CallKind.Action, Recipient = "", Target = id, MarksRead = true, Typing = typing.ValueKind == JsonValueKind.Object ? true : null };
        return null;
    }

    private GraphError? Content(WhatsAppNumber number, JsonElement body, string input, string recipient, out SendRequest? request)
    {
        request = null;
        var type = body.Text("type"u8) ?? "text";
        var content = body.Member(System.Text.Encoding.UTF8.GetBytes(type));
        var known = type is "text" or "image" or "video" or "audio" or "document" or "sticker" or "location" or "contacts" or "interactive" or "template" or "reaction";
        if (!known)
        {
            return Invalid($"Param type must be one of {{AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE, LOCATION, REACTION, STICKER, TEMPLATE, TEXT, VIDEO}} - got \"{type}\".");
        }

        if (content.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return GraphErrors.WhatsApp(131008, $"The parameter {type} is required for type {type}.");
        }

        var handle = body.Text("biz_opaque_callback_data"u8);
        if (handle?.Length > 512)
        {
            return Invalid("Param biz_opaque_callback_data must be at most 512 characters long.");
        }

        var reply = body.Member("context"u8).Text("message_id"u8);
        string? text = null, url = null, target = null, emoji = null, category = null;
        var kind = type;
        var options = Enumerable.Empty<PhoneOption>();
        GraphError? error;
        switch (type)
        {
            case "text":
                error = Text(content, out text);
                break;
            case "image" or "video" or "audio" or "document" or "sticker":
                error = MediaContent(type, content, out text, out url);
                break;
            case "interactive":
                error = WhatsAppInteractive.Parse(content, out text, out options, out kind);
                break;
            case "template":
                error = Template(number, content, recipient, out text, out category);
                break;
            case "reaction":
                (target, emoji) = (content.Text("message_id"u8), content.Text("emoji"u8));
                error = target is null ? GraphErrors.WhatsApp(131008, "The parameter reaction['message_id'] is required.") : null;
                break;
            case "location":
                text = content.Text("name"u8) ?? $"{content.Text("latitude"u8)}, {content.Text("longitude"u8)}";
                error = content.Text("latitude"u8) is null || content.Text("longitude"u8) is null
                    ? GraphErrors.WhatsApp(131008, "The parameters location['latitude'] and location['longitude'] are required.") : null;
                break;
            default:
                text = string.Join(", ", content.Items().Select(card => card.Member("name"u8).Text("formatted_name"u8)));
                error = content.Items().Any() ? null : GraphErrors.WhatsApp(131008, "The parameter contacts needs at least one contact.");
                break;
        }

        request = error is not null ? null : new()
        {
            Recipient = recipient,
            Input = input,
            Kind = kind,
            Text = text,
            Handle = handle,
            ReplyTo = reply,
            MediaUrl = url,
            Options = [.. options],
            TemplateCategory = category,
            Target = target,
            Emoji = emoji,
        };
        return error;
    }

    private static GraphError? Text(JsonElement content, out string? text)
    {
        text = content.Text("body"u8);
        if (string.IsNullOrEmpty(text))
        {
            return GraphErrors.WhatsApp(131008, "The parameter text['body'] is required.");
        }

        return text.Length > MostText && text.Length() > MostText ? Invalid($"Param text['body'] must be at most {MostText} characters long.") : null;
    }

    private GraphError? MediaContent(string type, JsonElement content, out string? caption, out string? url)
    {
        caption = content.Text("caption"u8);
        url = content.Text("link"u8);
        var id = content.Text("id"u8);
        if (id is not null)
        {
            if (meta.Media.Find(id) is not { } media)
            {
                return Invalid($"Param {type}['id'] is not a valid whatsapp business account media attachment ID");
            }

            url = meta.Media.CdnUrl(media);
        }
        else if (url is null)
        {
            return GraphErrors.WhatsApp(131008, $"One of {type}['id'] and {type}['link'] is required.");
        }
        else if (!Uri.TryCreate(url, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
        {
            return Invalid($"Param {type}['link'] is not a valid URI.");
        }

        if (caption is not null && type is "audio" or "sticker")
        {
            return caption is null ? null : Invalid($"Param caption is not supported for type {type}.");
        }

        return caption?.Length > MostCaption ? Invalid($"Param {type}['caption'] must be at most {MostCaption} characters long.") : null;
    }

    private static GraphError? Template(WhatsAppNumber number, JsonElement content, string recipient, out string? text, out string? category)
    {
        text = category = null;
        var name = content.Text("name"u8);
        var language = content.Member("language"u8).Text("code"u8);
        if (name is null || language is null)
        {
            return GraphErrors.WhatsApp(131008, "The parameters template['name'] and template['language']['code'] are required.");
        }

        if (number.FindTemplate(name, language) is not { } template)
        {
            return GraphErrors.WhatsApp(132001, $"template name ({name}) does not exist in {language}");
        }

        if (template.Category.Equals("AUTHENTICATION", StringComparison.OrdinalIgnoreCase) && UserIds.IsUserId(recipient))
        {
            return GraphErrors.Find(131062);
        }

        var values = Values(content, "body");
        if (Values(content, "header").Count != template.HeaderCount || Values(content, "button").Count != template.ButtonCount)
        {
            return GraphErrors.WhatsApp(132000, "header or buttons: number of localizable_params does not match the expected number of params");
        }

        if (values.Count != template.ParameterCount)
        {
            return GraphErrors.WhatsApp(132000, $"body: number of localizable_params ({values.Count}) does not match the expected number of params ({template.ParameterCount})");
        }

        text = template.Fill(values);
        category = template.Category;
        return null;
    }

    private static List<string> Values(JsonElement content, string type) =>
    [
        .. content.Member("components"u8).Items()
            .Where(component => string.Equals(component.Text("type"u8), type, StringComparison.OrdinalIgnoreCase))
            .SelectMany(component => component.Member("parameters"u8).Items())
            .Select(parameter => parameter.Text("text"u8) ?? ""),
    ];

    internal static GraphError Invalid(string details) => GraphErrors.WhatsApp(100, details);
}
