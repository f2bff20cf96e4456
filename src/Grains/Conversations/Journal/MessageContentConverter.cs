using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>
/// Keeps a message's content: only what it has, "text" as the kind unless another is given. By hand, so that a member
/// that older bytes lack gets the contract's own default.
/// </summary>
internal sealed class MessageContentConverter : JsonConverter<MessageContent>
{
    /// <inheritdoc/>
    public override MessageContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var content = new MessageContent { Kind = ContentKinds.Text };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "kind":
                    content = content with { Kind = reader.GetString() ?? ContentKinds.Text };
                    break;
                case "text":
                    content = content with { Text = reader.GetString() };
                    break;
                case "payload":
                    content = content with { Payload = reader.GetString() };
                    break;
                case "details":
                    content = content with { Details = reader.GetString() };
                    break;
                case "attachments":
                    content = content with { Attachments = [.. JsonSerializer.Deserialize(ref reader, JournalJson.Default.AttachmentArray) ?? []] };
                    break;
                case "options":
                    content = content with { Options = [.. JsonSerializer.Deserialize(ref reader, JournalJson.Default.ReplyOptionArray) ?? []] };
                    break;
                case "location":
                    content = content with { Location = JsonSerializer.Deserialize(ref reader, JournalJson.Default.GeoLocation) };
                    break;
                case "template":
                    content = content with { Template = Normal(JsonSerializer.Deserialize(ref reader, JournalJson.Default.TemplateReference)) };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return content;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MessageContent value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Kind != ContentKinds.Text)
        {
            writer.WriteString("kind"u8, value.Kind);
        }

        WriteText(writer, "text"u8, value.Text);
        WriteText(writer, "payload"u8, value.Payload);
        WriteText(writer, "details"u8, value.Details);
        if (!value.Attachments.IsDefaultOrEmpty)
        {
            writer.WritePropertyName("attachments"u8);
            JsonSerializer.Serialize(writer, [.. value.Attachments], JournalJson.Default.AttachmentArray);
        }

        if (!value.Options.IsDefaultOrEmpty)
        {
            writer.WritePropertyName("options"u8);
            JsonSerializer.Serialize(writer, [.. value.Options], JournalJson.Default.ReplyOptionArray);
        }

        if (value.Location is not null)
        {
            writer.WritePropertyName("location"u8);
            JsonSerializer.Serialize(writer, value.Location, JournalJson.Default.GeoLocation);
        }

        if (value.Template is not null)
        {
            writer.WritePropertyName("template"u8);
            JsonSerializer.Serialize(writer, Short(value.Template), JournalJson.Default.TemplateReference);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static TemplateReference? Normal(TemplateReference? template) => template is null ? null : template with
    {
        BodyParameters = template.BodyParameters.IsDefault ? [] : template.BodyParameters,
        HeaderParameters = template.HeaderParameters.IsDefault ? [] : template.HeaderParameters,
        ButtonParameters = template.ButtonParameters.IsDefault ? [] : template.ButtonParameters,
    };

    /// <summary>Without the lists that came later and are empty: as older builds wrote it.</summary>
    private static TemplateReference Short(TemplateReference template) => Normal(template)! with
    {
        HeaderParameters = template.HeaderParameters.IsDefaultOrEmpty ? default : template.HeaderParameters,
        ButtonParameters = template.ButtonParameters.IsDefaultOrEmpty ? default : template.ButtonParameters,
    };
}
