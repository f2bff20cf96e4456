using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Channels.Meta.Rendering;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Writes a text with options: up to three short ones as buttons, up to ten as a list.</summary>
internal static class WhatsAppInteractiveRenderer
{
    private const int MaxButtons = 3;
    private const int MaxRows = 10;
    private const int ButtonTitle = 20;
    private const int ButtonId = 256;
    private const int ButtonBody = 1_024;
    private const int RowTitle = 24;
    private const int RowId = 200;
    private const int RowDescription = 72;
    private const int ListBody = 4_096;

    /// <summary>Writes the type and the message.</summary>
    /// <param name="content">A text with at least one option.</param>
    /// <param name="json">Takes the JSON.</param>
    /// <returns>Why it can't be sent; null when it is written.</returns>
    public static SendError? Write(MessageContent content, Utf8JsonWriter json)
    {
        var options = content.Options;
        var asButtons = options.Length <= MaxButtons
            && content.Text is { Length: <= ButtonBody }
            && options.All(option => option.Title.Length <= ButtonTitle && option.Description is null);
        if ((TextLimits.Require(content.Text) ?? Check(content.Text!, options, asButtons)) is { } refusal)
        {
            return refusal;
        }

        json.WriteString("type"u8, "interactive"u8);
        json.WriteStartObject("interactive"u8);
        json.WriteString("type"u8, asButtons ? "button"u8 : "list"u8);
        json.WriteStartObject("body"u8);
        json.WriteString("text"u8, content.Text);
        json.WriteEndObject();
        json.WriteStartObject("action"u8);
        if (asButtons)
        {
            WriteButtons(options, json);
        }
        else
        {
            WriteRows(options, json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        return null;
    }

    private static SendError? Check(string text, ImmutableArray<ReplyOption> options, bool asButtons)
    {
        if (options.Length > MaxRows)
        {
            return SendRefusals.Content($"WhatsApp takes up to {MaxRows} options and this message has {options.Length}.");
        }

        if (options.Select(option => option.Payload).Distinct(StringComparer.Ordinal).Count() < options.Length)
        {
            return SendRefusals.Content("Two options carry the same value. Give each its own.");
        }

        var refusal = TextLimits.Check(ChannelPlatform.WhatsApp, "a text", text.Length, asButtons ? ButtonBody : ListBody);
        foreach (var option in options)
        {
            refusal ??= option.Title.Length == 0 || option.Payload.Length == 0
                ? SendRefusals.Content("An option is empty.")
                : TextLimits.Check(ChannelPlatform.WhatsApp, "an option", option.Title.Length, asButtons ? ButtonTitle : RowTitle)
                  ?? TextLimits.Check(ChannelPlatform.WhatsApp, "an option's value", option.Payload.Length, asButtons ? ButtonId : RowId)
                  ?? TextLimits.Check(ChannelPlatform.WhatsApp, "an option's second line", option.Description?.Length ?? 0, RowDescription);
        }

        return refusal;
    }

    private static void WriteButtons(ImmutableArray<ReplyOption> options, Utf8JsonWriter json)
    {
        json.WriteStartArray("buttons"u8);
        foreach (var option in options)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "reply"u8);
            json.WriteStartObject("reply"u8);
            json.WriteString("id"u8, option.Payload);
            json.WriteString("title"u8, option.Title);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRows(ImmutableArray<ReplyOption> options, Utf8JsonWriter json)
    {
        // WhatsApp wants a word on the button that opens the list. A sign needs no translation.
        json.WriteString("button"u8, "☰");
        json.WriteStartArray("sections"u8);
        json.WriteStartObject();
        json.WriteStartArray("rows"u8);
        foreach (var option in options)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, option.Payload);
            json.WriteString("title"u8, option.Title);
            if (option.Description is { Length: > 0 } description)
            {
                json.WriteString("description"u8, description);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
